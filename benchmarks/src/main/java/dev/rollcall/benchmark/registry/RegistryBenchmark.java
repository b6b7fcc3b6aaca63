package dev.rollcall.benchmark.registry;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Consumer;

import dev.rollcall.benchmark.report.Figures;
import dev.rollcall.benchmark.report.Machine;
import dev.rollcall.benchmark.report.Results;

/**
 * Measures how soon an instance is routed to after its start, how long it is after its
 * death, and what the registry costs: ours beside Eureka's server, Spring Cloud Gateway
 * and Eureka's client with their defaults. Both run all the time; blocks alternate (ours,
 * theirs, theirs, ours …), so that a machine that becomes slower does so for both.
 */
public final class RegistryBenchmark {

	/** The name of this benchmark. */
	public static final String NAME = "registry";

	/** With defaults a start takes a minute: four of ours for one of theirs. */
	private static final int OWN_STARTS = 4;

	private static final Duration OWN_KILL_LIMIT = Duration.ofMinutes(2);

	/**
	 * Eureka's default lease of 90 s ends after 180 s, then eviction, both caches and the
	 * load balancer's add up to 155 s.
	 */
	private static final Duration STOCK_KILL_LIMIT = Duration.ofSeconds(340);

	private final Path root;

	private final int rounds;

	private final Consumer<String> progress;

	private final Measured measured = new Measured();

	/**
	 * Creates one; nothing is started yet.
	 * @param root the folder of the project
	 * @param rounds how many pairs of blocks, at least 1
	 * @param progress is told what happens, for people
	 */
	public RegistryBenchmark(Path root, int rounds, Consumer<String> progress) {
		this.root = root;
		this.rounds = rounds;
		this.progress = progress;
	}

	/**
	 * Starts both, measures, and stops both.
	 * @return what was found
	 * @throws InterruptedException when interrupted
	 */
	public Results run() throws InterruptedException {
		Instant startedAt = Instant.now();
		Path benchmarks = this.root.resolve("benchmarks");
		Path target = benchmarks.resolve("target");
		this.progress.accept("starting ours");
		try (OwnDeployment ours = OwnDeployment.start(target)) {
			this.progress.accept("starting theirs, and waiting until their service is routed to");
			try (StockDeployment theirs = StockDeployment.start(benchmarks.resolve("peers"), target)) {
				measureStarts(ours, theirs);
				measureCost(ours, theirs);
				measureKills(ours, theirs);
			}
		}
		Machine machine = Machine.here();
		return new Results(NAME, startedAt, new RegistryReport(this.measured, machine).markdown(),
				this.measured.figures(startedAt, machine));
	}

	private void measureStarts(Deployment ours, Deployment theirs) throws InterruptedException {
		for (int round = 0; round < this.rounds; round++) {
			boolean oursFirst = round % 2 == 0;
			if (oursFirst) {
				measureStarts(ours, OWN_STARTS);
			}
			measureStarts(theirs, 1);
			if (!oursFirst) {
				measureStarts(ours, OWN_STARTS);
			}
		}
	}

	private void measureStarts(Deployment deployment, int times) throws InterruptedException {
		for (int i = 0; i < times; i++) {
			Server server = deployment.newServer();
			Start start = Start.measure(deployment, server);
			this.measured.add(start);
			this.progress.accept("%s: %s is routed to %s after its web server accepts".formatted(deployment.name(),
					server.name(), Figures.seconds(start.untilRouted())));
			server.stop();
		}
	}

	/** The stock registry twice in the same language: the null test. */
	private void measureCost(OwnDeployment ours, Deployment theirs) throws InterruptedException {
		measureCost(ours, ours.eurekaCalls());
		measureCost(theirs, theirs.eurekaCalls());
		measureCost(ours, ours.facadeCalls());
		measureCost(theirs, theirs.eurekaCalls());
		measureCost(ours, ours.eurekaCalls());
	}

	private void measureCost(Deployment deployment, RegistryCalls calls) throws InterruptedException {
		RenewalCost cost = RenewalCost.measure(deployment, calls);
		this.measured.add(cost);
		this.progress.accept("%s: %s CPU-seconds a minute, by %s".formatted(deployment.name(),
				Figures.decimals(cost.cpuSecondsPerMinute(), 2), calls.language()));
	}

	/**
	 * Theirs once and last: it takes minutes, and afterwards their registry may never
	 * forget the dead one.
	 */
	private void measureKills(Deployment ours, Deployment theirs) throws InterruptedException {
		for (int round = 0; round < this.rounds; round++) {
			measureKill(ours, OWN_KILL_LIMIT);
		}
		measureKill(theirs, STOCK_KILL_LIMIT);
	}

	private void measureKill(Deployment deployment, Duration limit) throws InterruptedException {
		Server server = deployment.newServer();
		this.progress.accept(deployment.name() + ": killing " + server.name() + " when it is routed to");
		Start.measure(deployment, server);
		Kill kill = Kill.measure(deployment, server, limit);
		this.measured.add(kill);
		this.progress.accept("%s: %d of %d requests failed, the last one %s after the kill%s".formatted(
				deployment.name(), kill.failed(), kill.requests(), Figures.seconds(kill.lastFailed()),
				kill.over() ? "" : ", and it goes on"));
	}

}
