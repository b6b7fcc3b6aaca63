package dev.rollcall.benchmark.data;

import java.time.Duration;
import java.util.List;

/**
 * How much is measured.
 *
 * @param rounds pairs of blocks of each kind
 * @param block how long one side has load
 * @param warmUp the same before a block, which does not count
 * @param warmUpMax how long each instance at most has load before the first block of each
 * kind, or until it no longer becomes faster
 * @param loads under which it is measured
 * @param kinds of requests
 */
public record Plan(int rounds, Duration block, Duration warmUp, Duration warmUpMax, List<Load> loads,
		List<Kind> kinds) {

	private static final Duration WARM_UP_MAX = Duration.ofSeconds(180);

	private static final int SEVERAL = 3;

	private static final int FEW = 16;

	private static final int MANY = 64;

	/**
	 * How many ask how many.
	 *
	 * @param instances of each side
	 * @param clients how many at once
	 */
	public record Load(int instances, int clients) {
	}

	/**
	 * Whatever there is.
	 * @param rounds pairs of blocks, at least 1
	 * @return the plan
	 */
	public static Plan whole(int rounds) {
		return new Plan(rounds, Duration.ofSeconds(3), Duration.ofMillis(500), WARM_UP_MAX,
				List.of(new Load(1, FEW), new Load(1, MANY), new Load(SEVERAL, MANY)), List.of(Kind.values()));
	}

	/**
	 * For a first look: one instance, short blocks, few clients, no changes. The warm-up
	 * is as long as ever, or it would tell how fast a compiler is.
	 * @return the plan
	 */
	public static Plan quick() {
		return new Plan(2, Duration.ofMillis(1500), Duration.ofMillis(500), WARM_UP_MAX, List.of(new Load(1, FEW)),
				List.of(Kind.READ, Kind.CREATE));
	}

	/** How many instances of each side there are. */
	int instances() {
		return this.loads.stream().mapToInt(Load::instances).max().orElseThrow();
	}

}
