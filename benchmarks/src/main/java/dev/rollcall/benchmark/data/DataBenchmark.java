package dev.rollcall.benchmark.data;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Consumer;

import dev.rollcall.benchmark.data.Measured.Pair;
import dev.rollcall.benchmark.data.Plan.Load;
import dev.rollcall.benchmark.process.StockProcesses;
import dev.rollcall.benchmark.report.Figures;
import dev.rollcall.benchmark.report.Machine;
import dev.rollcall.benchmark.report.Results;

/**
 * Measures how many items are read and written a second: our data-service beside the
 * barest server over the same database. Both run all the time; blocks alternate (ours,
 * theirs, theirs, ours …), so that a machine that becomes slower does so for both.
 */
public final class DataBenchmark {

	/** The name of this benchmark. */
	public static final String NAME = "data";

	private final Path root;

	private final Plan plan;

	private final Consumer<String> progress;

	private final Measured measured = new Measured();

	/**
	 * Creates one; nothing is started yet.
	 * @param root the folder of the project
	 * @param plan how much to measure
	 * @param progress is told what happens, for people
	 */
	public DataBenchmark(Path root, Plan plan, Consumer<String> progress) {
		this.root = root;
		this.plan = plan;
		this.progress = progress;
	}

	/**
	 * Starts both, measures, and stops both, on one database after the other.
	 * @return what was found
	 * @throws InterruptedException when interrupted
	 */
	public Results run() throws InterruptedException {
		Instant startedAt = Instant.now();
		Path benchmarks = this.root.resolve("benchmarks");
		Path target = benchmarks.resolve("target");
		try (StockProcesses processes = new StockProcesses(benchmarks.resolve("peers"), target.resolve("peers"))) {
			OwnHome home = OwnHome.in(target);
			measure(home, DatabaseAccess.sqlite(home), processes);
			measure(OwnHome.in(target), PeerServers.postgresql(processes), processes);
		}
		Machine machine = Machine.here();
		return new Results(NAME, startedAt, new DataReport(this.measured, machine).markdown(),
				this.measured.figures(startedAt, machine));
	}

	private void measure(OwnHome home, DatabaseAccess database, StockProcesses processes) throws InterruptedException {
		this.progress.accept(database.name() + ": starting both");
		int instances = this.plan.instances();
		try (OwnServers ours = OwnServers.start(home, database, instances);
				PeerServers theirs = PeerServers.start(processes, database, instances, ours.authorization())) {
			StoredItems.create(ours);
			for (Kind kind : this.plan.kinds()) {
				warmUp(database, ours, kind);
				warmUp(database, theirs, kind);
				for (Load load : this.plan.loads()) {
					measure(new Setting(database.name(), load.instances(), load.clients(), kind), ours, theirs);
				}
				this.measured
					.add(JdbcLoop.measure(database.name(), theirs, kind, this.plan.warmUp(), this.plan.block()));
			}
		}
	}

	/**
	 * Loads all instances at once until they no longer become faster. What a request runs
	 * through is compiled while it is used, which takes minutes where the compilers have
	 * the processors least of all.
	 */
	private void warmUp(DatabaseAccess database, Side side, Kind kind) {
		Setting setting = new Setting(database.name(), this.plan.instances(), this.plan.loads().getLast().clients(),
				kind);
		WarmUp warmUp = new WarmUp(this.plan.warmUpMax().multipliedBy(this.plan.instances()));
		while (!warmUp.isOver()) {
			Block block = Block.measure(setting, side, Duration.ZERO, WarmUp.BLOCK);
			warmUp.add(block.perSecond());
			this.progress.accept("%s: %s warms up: %s for %d s, %s a second".formatted(database.name(), side.name(),
					kind.text(), warmUp.duration().toSeconds(), Figures.decimals(block.perSecond(), 0)));
		}
	}

	private void measure(Setting setting, Side ours, Side theirs) {
		for (int round = 0; round < this.plan.rounds(); round++) {
			boolean oursFirst = round % 2 == 0;
			Block first = block(setting, oursFirst ? ours : theirs);
			Block second = block(setting, oursFirst ? theirs : ours);
			Pair pair = oursFirst ? new Pair(first, second) : new Pair(second, first);
			this.measured.add(pair);
			this.progress.accept("%s, %d of each, %d clients, %s: ours %s a second, theirs %s".formatted(
					setting.database(), setting.instances(), setting.clients(), setting.kind().text(),
					Figures.decimals(pair.ours().perSecond(), 0), Figures.decimals(pair.theirs().perSecond(), 0)));
		}
	}

	private Block block(Setting setting, Side side) {
		return Block.measure(setting, side, this.plan.warmUp(), this.plan.block());
	}

}
