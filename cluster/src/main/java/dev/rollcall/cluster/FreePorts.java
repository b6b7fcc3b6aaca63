package dev.rollcall.cluster;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Gives every instance a port that nobody listens on, chosen when it is first asked for.
 */
final class FreePorts implements Ports {

	/**
	 * Below the ports that systems give to outgoing connections (Linux from 32768, macOS
	 * from 49152): between choosing a port and listening on it, none of those may take
	 * it.
	 */
	private static final int LOWEST = 15_000;

	private static final int HIGHEST = 30_000;

	private static final int TRIES_MAX = 1_000;

	private static final Set<Integer> GIVEN = new HashSet<>();

	private final Map<String, Integer> ports = new HashMap<>();

	@Override
	public synchronized int of(Component component, int number) {
		return this.ports.computeIfAbsent(component.module() + "-" + number, (name) -> next());
	}

	private static int next() {
		synchronized (GIVEN) {
			for (int tries = 0; tries < TRIES_MAX; tries++) {
				int port = ThreadLocalRandom.current().nextInt(LOWEST, HIGHEST);
				if (!GIVEN.contains(port) && Port.isFree(port)) {
					GIVEN.add(port);
					return port;
				}
			}
		}
		throw new ClusterException("found no free port between " + LOWEST + " and " + HIGHEST);
	}

}
