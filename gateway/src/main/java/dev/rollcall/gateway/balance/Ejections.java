package dev.rollcall.gateway.balance;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Which instances get no requests for a while, because they did not accept a connection
 * or said that they are not ready. While nothing fails the map is empty and nobody asks
 * the clock.
 */
class Ejections {

	private static final Logger log = LoggerFactory.getLogger(Ejections.class);

	/** A round of questions may take longer than the time between two. */
	private static final int ROUNDS_WAITED = 3;

	private final ConcurrentMap<Instance, Ejection> byInstance = new ConcurrentHashMap<>();

	private final Duration duration;

	private final InstantSource clock;

	Ejections(Duration duration, InstantSource clock) {
		this.duration = duration;
		this.clock = clock;
	}

	boolean isEmpty() {
		return this.byInstance.isEmpty();
	}

	boolean contains(Instance instance) {
		Ejection ejection = this.byInstance.get(instance);
		return ejection != null && this.clock.instant().isBefore(ejection.until());
	}

	int failures(Instance instance) {
		Ejection ejection = this.byInstance.get(instance);
		return (ejection != null) ? ejection.failures() : 0;
	}

	/**
	 * Takes an instance out, or prolongs its ejection.
	 * @param instance the instance
	 * @param reason for the log, which has it once until the instance answers again
	 */
	void eject(Instance instance, String reason) {
		Instant until = this.clock.instant().plus(this.duration);
		Ejection ejection = this.byInstance.merge(instance, new Ejection(until, 1),
				(before, first) -> new Ejection(until, before.failures() + 1));
		if (ejection.failures() == 1) {
			log.warn("{} gets no requests: {}", instance.id(), reason);
		}
	}

	/**
	 * Takes an instance that answered back in.
	 * @param instance the instance
	 */
	void readmit(Instance instance) {
		if (this.byInstance.isEmpty()) {
			return;
		}
		Ejection ejection = this.byInstance.remove(instance);
		if (ejection != null) {
			log.info("{} gets requests again after {} failures", instance.id(), ejection.failures());
		}
	}

	/**
	 * Everybody who is ejected, for those who will ask them; that they are about to be
	 * asked prolongs their time. When nobody asks any more, it ends by itself.
	 * @return a copy
	 */
	List<Instance> prolonged() {
		if (this.byInstance.isEmpty()) {
			return List.of();
		}
		Instant until = this.clock.instant().plus(this.duration.multipliedBy(ROUNDS_WAITED));
		this.byInstance.replaceAll((instance, before) -> new Ejection(until, before.failures()));
		return List.copyOf(this.byInstance.keySet());
	}

	/**
	 * Forgets everybody who is not listed. A request that was under way may have ejected
	 * somebody after the list lost it, so it is not enough to hear who is gone.
	 * @param listed the instances of all services
	 */
	void retain(Set<Instance> listed) {
		this.byInstance.keySet().retainAll(listed);
	}

	private record Ejection(Instant until, int failures) {
	}

}
