package dev.rollcall.gateway.balance;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
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

	private final Duration durationMax;

	private final InstantSource clock;

	Ejections(BalanceProperties properties, InstantSource clock) {
		this.duration = properties.ejectionDuration();
		this.durationMax = properties.ejectionDurationMax();
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
	 * Takes an instance out, or counts that it failed once more.
	 * @param instance the instance
	 * @param reason for the log, which has it once until the instance answers again
	 */
	void eject(Instance instance, String reason) {
		Ejection ejection = this.byInstance.merge(instance, begun(this.duration, 1),
				(before, first) -> before.until().isAfter(this.clock.instant()) ? before.failedAgain()
						: begun(before.pause(), before.failures() + 1));
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
	 * Everybody whose time is over, for those who will ask them; that they are about to
	 * be asked doubles their time, until they answer. When nobody asks any more, it ends
	 * by itself.
	 * @return a copy
	 */
	List<Instance> due() {
		if (this.byInstance.isEmpty()) {
			return List.of();
		}
		Instant now = this.clock.instant();
		List<Instance> due = new ArrayList<>();
		this.byInstance.forEach((instance, before) -> {
			if (!before.askAt().isAfter(now)) {
				Duration doubled = before.pause().multipliedBy(2);
				Duration pause = (doubled.compareTo(this.durationMax) < 0) ? doubled : this.durationMax;
				if (this.byInstance.replace(instance, before, begun(pause, before.failures()))) {
					due.add(instance);
				}
			}
		});
		return due;
	}

	private Ejection begun(Duration pause, int failures) {
		Instant askAt = this.clock.instant().plus(pause);
		return new Ejection(askAt, askAt.plus(this.duration.multipliedBy(ROUNDS_WAITED)), pause, failures);
	}

	/**
	 * Forgets everybody who is not listed. A request that was under way may have ejected
	 * somebody after the list lost it, so it is not enough to hear who is gone.
	 * @param listed the instances of all services
	 */
	void retain(Set<Instance> listed) {
		this.byInstance.keySet().retainAll(listed);
	}

	/**
	 * An ejection.
	 *
	 * @param askAt when to ask the instance whether it is ready
	 * @param until when it ends if nobody asks
	 * @param pause how long it was to last when it began or was prolonged
	 * @param failures how often in a row the instance failed
	 */
	private record Ejection(Instant askAt, Instant until, Duration pause, int failures) {

		Ejection failedAgain() {
			return new Ejection(this.askAt, this.until, this.pause, this.failures + 1);
		}

	}

}
