package dev.rollcall.client.balance;

import java.util.ArrayList;
import java.util.List;

/**
 * Whose turn it is: one counter, whatever is asked for. It is for one thread.
 */
final class RoundRobin {

	private long taken;

	/**
	 * Takes the next number; every request takes one, a repetition takes none.
	 * @return 1, 2, 3 …
	 */
	long next() {
		return ++this.taken;
	}

	/**
	 * The servers in the order in which request {@code number} goes to them: the one
	 * whose turn it is, then its neighbours.
	 */
	static List<Server> order(List<Server> servers, long number) {
		if (servers.isEmpty()) {
			return servers;
		}
		int first = (int) ((number - 1) % servers.size());
		List<Server> order = new ArrayList<>(servers.subList(first, servers.size()));
		order.addAll(servers.subList(0, first));
		return order;
	}

}
