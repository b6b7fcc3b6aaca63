package dev.rollcall.starter.discovery;

import java.util.HashSet;
import java.util.Set;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Says once that the registry does not answer, and once that it does again, however many
 * ask it.
 */
class RegistryOutage {

	private static final Logger log = LoggerFactory.getLogger("rollcall");

	private final RegistryAddress registry;

	/** Who got no answer the last time. */
	private final Set<Asker> waiting = new HashSet<>();

	RegistryOutage(RegistryAddress registry) {
		this.registry = registry;
	}

	synchronized void unanswered(Asker asker) {
		boolean begins = this.waiting.isEmpty();
		if (this.waiting.add(asker) && begins) {
			log.warn("[SERVICE-REGISTRY] The registry at {} does not answer; going on with the last list",
					this.registry);
		}
	}

	synchronized void answered(Asker asker) {
		if (this.waiting.remove(asker) && this.waiting.isEmpty()) {
			log.info("[SERVICE-REGISTRY] The registry answers again");
		}
	}

	/** Those of this process who speak to the registry. */
	enum Asker {

		/** Follows its events. */
		FOLLOWER,

		/** Registers and renews. */
		REGISTRATION

	}

}
