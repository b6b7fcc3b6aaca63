package dev.rollcall.benchmark.registry;

import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;

import dev.rollcall.benchmark.report.Distribution;
import dev.rollcall.benchmark.report.Figures;
import dev.rollcall.benchmark.report.Machine;
import dev.rollcall.benchmark.report.Table;

/**
 * Says what was measured, in Markdown.
 *
 * @param measured what was
 * @param machine on what
 */
record RegistryReport(Measured measured, Machine machine) {

	String markdown() {
		return """
				# registry

				%s. Same JVM flags on both sides; ours has an AOT cache besides, which matters before the web server accepts.

				## Web server accepts → first request routed

				%s
				Ours asks itself some questions before it says that it is ready (a cold JVM's first answers are slow) and registers
				then; theirs registers at once. Ratios are theirs to ours. Null test: ours in even rounds to ours in odd ones. Theirs is not compared with itself:
				its time is the phase of its timers when the instance comes, which a handful of rounds does not average out.

				## kill -9 → nothing is routed to the dead instance any more

				%s
				"Last routed" counts requests that were tried there first and answered by another instance, too.
				The ratio is theirs to ours.

				## CPU of the registry while 200 instances renew every 10 s

				%s
				The followers of each registry (its gateway and services, with their own settings) are part of it. Ratios are to the
				first block of the stock registry; its second block is the null test.
				"""
			.formatted(this.machine, starts(), kills(), costs());
	}

	private Table starts() {
		Table table = new Table("deployment", "rounds", "p50", "p95", "max");
		Distribution ours = starts(OwnDeployment.NAME, Start::untilRouted);
		Distribution theirs = starts(StockDeployment.NAME, Start::untilRouted);
		distribution(table, OwnDeployment.NAME, ours);
		distribution(table, "of that, since it says that it is ready",
				starts(OwnDeployment.NAME, Start::fromReadyUntilRouted));
		distribution(table, StockDeployment.NAME, theirs);
		table.row("ratio", "", Figures.ratio(theirs.p50(), ours.p50()), Figures.ratio(theirs.p95(), ours.p95()),
				Figures.ratio(theirs.max(), ours.max()));
		Distribution odd = everySecond(ours, 0);
		Distribution even = everySecond(ours, 1);
		return table.row("null test", "", Figures.ratio(even.p50(), odd.p50()), Figures.ratio(even.p95(), odd.p95()),
				Figures.ratio(even.max(), odd.max()));
	}

	private Distribution starts(String deployment, Function<Start, Duration> time) {
		return new Distribution(this.measured.starts(deployment).stream().map(time).toList());
	}

	private static Distribution everySecond(Distribution all, int first) {
		return new Distribution(IntStream.range(0, all.times().size())
			.filter((index) -> index % 2 == first)
			.mapToObj(all.times()::get)
			.toList());
	}

	private static void distribution(Table table, String name, Distribution times) {
		table.row(name, String.valueOf(times.times().size()), Figures.seconds(times.p50()),
				Figures.seconds(times.p95()), Figures.seconds(times.max()));
	}

	private Table kills() {
		Table table = new Table("deployment", "rounds", "last routed p50", "p95", "max", "last failed, max", "failed");
		List.of(OwnDeployment.NAME, StockDeployment.NAME).forEach((name) -> kills(table, name));
		return ratio(table, this.measured.kills(OwnDeployment.NAME), this.measured.kills(StockDeployment.NAME));
	}

	/** Theirs to ours. */
	private static Table ratio(Table table, List<Kill> ours, List<Kill> theirs) {
		Distribution our = times(ours, Kill::lastRouted);
		Distribution their = times(theirs, Kill::lastRouted);
		if (!ours.stream().allMatch(Kill::over)) {
			// of what was cut off nothing can be said
			return table.row("ratio", "", "-", "-", "-", "", "");
		}
		String more = theirs.stream().allMatch(Kill::over) ? "" : "> ";
		return table.row("ratio", "", more + Figures.ratio(their.p50(), our.p50()),
				more + Figures.ratio(their.p95(), our.p95()), more + Figures.ratio(their.max(), our.max()), "", "");
	}

	private void kills(Table table, String name) {
		List<Kill> kills = this.measured.kills(name);
		Distribution routed = times(kills, Kill::lastRouted);
		Distribution failed = times(kills, Kill::lastFailed);
		int requests = kills.stream().mapToInt(Kill::requests).sum();
		int failures = kills.stream().mapToInt(Kill::failed).sum();
		// One that did not come to an end has been cut off, and everything else is
		// shorter.
		String more = kills.stream().allMatch(Kill::over) ? "" : "> ";
		table.row(name, String.valueOf(kills.size()), more + Figures.seconds(routed.p50()),
				more + Figures.seconds(routed.p95()), more + Figures.seconds(routed.max()),
				(failures > 0) ? more + Figures.seconds(failed.max()) : "none failed",
				failures + " of " + requests + " requests");
	}

	private static Distribution times(List<Kill> kills, Function<Kill, Duration> time) {
		return new Distribution(kills.stream().map(time).toList());
	}

	private Table costs() {
		Table table = new Table("deployment", "spoken to in", "CPU-seconds a minute", "CPU-ms a renewal", "ratio");
		RenewalCost reference = this.measured.costs()
			.stream()
			.filter((cost) -> cost.deployment().equals(StockDeployment.NAME))
			.findFirst()
			.orElseThrow();
		this.measured.costs()
			.forEach((cost) -> table.row(cost.deployment(), cost.language(),
					Figures.decimals(cost.cpuSecondsPerMinute(), 2),
					Figures.decimals((double) cost.cpu().toMillis() / cost.renewals(), 2),
					Figures.ratio(cost.cpuSecondsPerMinute(), reference.cpuSecondsPerMinute())));
		return table;
	}

}
