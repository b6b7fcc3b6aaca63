package dev.rollcall.benchmark.data;

import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

import dev.rollcall.benchmark.data.Measured.Pair;
import dev.rollcall.benchmark.report.Figures;
import dev.rollcall.benchmark.report.Machine;
import dev.rollcall.benchmark.report.Table;

/**
 * Says what was measured, in Markdown.
 *
 * @param measured what was
 * @param machine on what
 */
record DataReport(Measured measured, Machine machine) {

	String markdown() {
		return """
				# data

				%s, which the load generator shares. Same JVM flags, SQL, transactions, database and durability on both sides; ours
				checks tokens, bodies, owners and limits besides.

				## Requests a second

				%s
				Medians of the blocks; the ratio is the median of the pairs' ratios (ours to theirs), beside its least and greatest.
				Null test: their later blocks to their earlier ones. Refused: answered with 503, by ours and by theirs, and not counted.

				## How long a request takes

				%s
				CPU-seconds are those of the servers' processes for 1,000 requests, without the database of PostgreSQL. Ratio: ours to
				theirs.

				## Without HTTP

				%s
				One thread on one connection, for orientation.
				"""
			.formatted(this.machine, rates(), times(), loops());
	}

	private Table rates() {
		Table table = new Table("database", "instances", "clients", "request", "ours", "theirs", "ratio",
				"least to greatest", "null test", "refused");
		for (Setting setting : this.measured.settings()) {
			List<Pair> pairs = this.measured.pairs(setting);
			List<Double> ratios = pairs.stream()
				.map((pair) -> pair.ours().perSecond() / pair.theirs().perSecond())
				.sorted()
				.toList();
			table.row(setting.database(), String.valueOf(setting.instances()), String.valueOf(setting.clients()),
					setting.kind().text(), Figures.decimals(ours(pairs, Block::perSecond), 0),
					Figures.decimals(theirs(pairs, Block::perSecond), 0), Figures.decimals(median(ratios), 2),
					Figures.decimals(ratios.getFirst(), 2) + " to " + Figures.decimals(ratios.getLast(), 2),
					nullTest(pairs), refused(pairs, Pair::ours) + " and " + refused(pairs, Pair::theirs));
		}
		return table;
	}

	private static int refused(List<Pair> pairs, Function<Pair, Block> side) {
		return pairs.stream().map(side).mapToInt(Block::refused).sum();
	}

	private static String nullTest(List<Pair> pairs) {
		int half = pairs.size() / 2;
		if (half == 0) {
			return "-";
		}
		return Figures.ratio(theirs(pairs.subList(pairs.size() - half, pairs.size()), Block::perSecond),
				theirs(pairs.subList(0, half), Block::perSecond));
	}

	private Table times() {
		Table table = new Table("database", "instances", "clients", "request", "ours p50", "p99", "theirs p50", "p99",
				"our CPU-s", "theirs", "ratio");
		for (Setting setting : this.measured.settings()) {
			List<Pair> pairs = this.measured.pairs(setting);
			double ourCpu = ours(pairs, Block::cpuMillis);
			double theirCpu = theirs(pairs, Block::cpuMillis);
			table.row(setting.database(), String.valueOf(setting.instances()), String.valueOf(setting.clients()),
					setting.kind().text(), millis(ours(pairs, (block) -> millis(block.p50()))),
					millis(ours(pairs, (block) -> millis(block.p99()))),
					millis(theirs(pairs, (block) -> millis(block.p50()))),
					millis(theirs(pairs, (block) -> millis(block.p99()))), Figures.decimals(ourCpu, 3),
					Figures.decimals(theirCpu, 3), Figures.ratio(ourCpu, theirCpu));
		}
		return table;
	}

	private Table loops() {
		Table table = new Table("database", "does", "a second");
		this.measured.loops()
			.forEach((loop) -> table.row(loop.database(), loop.kind().text(), Figures.decimals(loop.perSecond(), 0)));
		return table;
	}

	private static double millis(Duration time) {
		return (double) time.toNanos() / Duration.ofMillis(1).toNanos();
	}

	private static String millis(double millis) {
		return Figures.decimals(millis, 1) + " ms";
	}

	private static double ours(List<Pair> pairs, ToDoubleFunction<Block> figure) {
		return median(pairs.stream().map(Pair::ours).mapToDouble(figure).sorted().boxed().toList());
	}

	private static double theirs(List<Pair> pairs, ToDoubleFunction<Block> figure) {
		return median(pairs.stream().map(Pair::theirs).mapToDouble(figure).sorted().boxed().toList());
	}

	private static double median(List<Double> sorted) {
		return IntStream.of((sorted.size() - 1) / 2, sorted.size() / 2)
			.mapToDouble(sorted::get)
			.average()
			.orElseThrow();
	}

}
