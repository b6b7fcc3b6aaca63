package dev.rollcall.monitor.check;

import java.util.LinkedHashSet;
import java.util.Set;

import dev.rollcall.monitor.roster.TargetId;
import dev.rollcall.starter.discovery.RegistryEvent.Change;
import dev.rollcall.starter.discovery.RegistryEvent.Kind;

import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Who has told the registry that it goes, since the last round. Only the registry's
 * events tell that from an instance that died and was evicted.
 */
@Component
class Departures {

	private final int keptMax;

	/** The oldest first; guarded by itself. */
	private final LinkedHashSet<TargetId> gone = new LinkedHashSet<>();

	/** More than are watched are of no interest. */
	Departures(CheckProperties properties) {
		this.keptMax = properties.instancesMax();
	}

	@EventListener
	void changed(Change change) {
		if (change.kind() == Kind.DEREGISTERED) {
			synchronized (this.gone) {
				this.gone.add(TargetId.of(change.instance()));
				if (this.gone.size() > this.keptMax) {
					this.gone.removeFirst();
				}
			}
		}
	}

	/** Those who went; each is told once. */
	Set<TargetId> take() {
		synchronized (this.gone) {
			Set<TargetId> taken = Set.copyOf(this.gone);
			this.gone.clear();
			return taken;
		}
	}

}
