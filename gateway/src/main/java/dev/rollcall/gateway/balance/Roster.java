package dev.rollcall.gateway.balance;

import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import dev.rollcall.gateway.metrics.RequestMetrics;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one writer of {@link Instances}: tells the log and whoever keeps something for each
 * instance who is new and who is gone. Only the source whose list counts now is heard.
 */
class Roster {

	private static final Logger log = LoggerFactory.getLogger(Roster.class);

	private final Instances instances;

	private final Ejections ejections;

	private final RequestMetrics metrics;

	private boolean announced;

	Roster(Instances instances, Ejections ejections, RequestMetrics metrics) {
		this.instances = instances;
		this.ejections = ejections;
		this.metrics = metrics;
	}

	Discovery source() {
		return this.instances.source();
	}

	List<Instance> of(String service) {
		return this.instances.of(service);
	}

	/**
	 * Hears this source from now on.
	 * @param source the source
	 * @param words what the log says of it
	 */
	synchronized void follow(Discovery source, String words) {
		if (!this.announced || source() != source) {
			log.info("Service Discovery: {} ({})", source, words);
		}
		this.announced = true;
		this.instances.follow(source);
	}

	/**
	 * Replaces the list of one service.
	 * @param source who says so
	 * @param service its name in the registry
	 * @param now all instances that may get requests
	 */
	synchronized void replace(Discovery source, String service, List<Instance> now) {
		if (source() != source) {
			return;
		}
		List<Instance> before = this.instances.replace(service, now);
		String words = service.replace('-', ' ');
		additional(now, before)
			.forEach((instance) -> log.info("[DISCOVERY] New {} discovered: {}", words, instance.id()));
		additional(before, now).forEach((instance) -> log.info("[DISCOVERY] {} gone: {}", words, instance.id()));
		this.ejections.retain(this.instances.all());
		Map<URI, String> names = new HashMap<>();
		now.forEach((instance) -> names.put(instance.address(), instance.name()));
		this.metrics.list(service, names);
	}

	/**
	 * Learns that an instance is there from somebody who knows: what was thought of it is
	 * over.
	 * @param instance the instance
	 */
	void readmit(Instance instance) {
		this.ejections.readmit(instance);
	}

	/** Another process in the place of one that was listed is no news. */
	private static List<Instance> additional(List<Instance> list, List<Instance> other) {
		return list.stream()
			.filter((instance) -> instance.isNamed()
					&& other.stream().noneMatch((known) -> known.id().equals(instance.id())))
			.toList();
	}

}
