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
		long number = this.counters.computeIfAbsent(service, (name) -> new AtomicLong()).getAndIncrement();
		return instances.get((int) (number % instances.size()));
	}

}
