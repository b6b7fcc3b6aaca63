package dev.rollcall.benchmark.data;

import java.time.Duration;
import java.util.List;

/**
 * How much is measured.
 *
 * @param rounds pairs of blocks of each kind
 * @param block how long one side has load
 * @param warmUp the same before a block, which does not count
 * @param firstWarmUp the same before the first block of a kind: what is called often is
 * compiled by then
 * @param instances of each side, at most three
 * @param clients how many at once
 * @param kinds of requests
 */
public record Plan(int rounds, Duration block, Duration warmUp, Duration firstWarmUp, List<Integer> instances,
		List<Integer> clients, List<Kind> kinds) {

	static final int INSTANCES_MAX = 3;

	private static final int FEW = 16;

	private static final int MANY = 64;

	/**
	 * Whatever there is.
	 * @param rounds pairs of blocks, at least 1
	 * @return the plan
	 */
	public static Plan whole(int rounds) {
		return new Plan(rounds, Duration.ofSeconds(5), Duration.ofMillis(500), Duration.ofSeconds(15),
				List.of(1, INSTANCES_MAX), List.of(FEW, MANY), List.of(Kind.values()));
	}

	/**
	 * For a first look: short blocks, few clients, no changes.
	 * @return the plan
	 */
	public static Plan quick() {
		return new Plan(2, Duration.ofMillis(1500), Duration.ofMillis(200), Duration.ofSeconds(4),
				List.of(1, INSTANCES_MAX), List.of(FEW), List.of(Kind.READ, Kind.CREATE));
	}

}
