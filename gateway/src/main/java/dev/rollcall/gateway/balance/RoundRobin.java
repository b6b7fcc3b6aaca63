package dev.rollcall.gateway.balance;

import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Strict round robin with one counter a service: any n·k choices in a row out of the same
 * k instances give each of them exactly n, because every choice takes the next number and
 * no number is taken twice.
 */
class RoundRobin {

	private final ConcurrentMap<String, AtomicLong> counters = new ConcurrentHashMap<>();

	/**
	 * Takes the next number of a service.
	 * @param service its name in the registry
	 * @param instances at least one
	 * @return the instance whose turn it is
	 */
	Instance next(String service, List<Instance> instances) {
		AtomicLong counter = this.counters.get(service);
		if (counter == null) {
			counter = this.counters.computeIfAbsent(service, (name) -> new AtomicLong());
		}
		return instances.get((int) (counter.getAndIncrement() % instances.size()));
	}

	/**
	 * How many numbers of a service were taken.
	 * @param service its name in the registry
	 * @return the number that is next
	 */
	long taken(String service) {
		AtomicLong counter = this.counters.get(service);
		return (counter != null) ? counter.get() : 0;
	}

}
