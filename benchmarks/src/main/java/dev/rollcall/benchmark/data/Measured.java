package dev.rollcall.benchmark.data;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import dev.rollcall.benchmark.report.Machine;

/** Everything that was measured, in the order of measuring. */
final class Measured {

	private final List<Pair> pairs = new ArrayList<>();

	private final List<JdbcLoop> loops = new ArrayList<>();

	/** Two blocks, one after the other. */
	record Pair(Block ours, Block theirs) {
	}

	void add(Pair pair) {
		this.pairs.add(pair);
	}

	void add(JdbcLoop loop) {
		this.loops.add(loop);
	}

	List<Setting> settings() {
		return this.pairs.stream().map((pair) -> pair.ours().setting()).distinct().toList();
	}

	List<Pair> pairs(Setting setting) {
		return this.pairs.stream().filter((pair) -> pair.ours().setting().equals(setting)).toList();
	}

	List<JdbcLoop> loops() {
		return List.copyOf(this.loops);
	}

	/** For the file of results. */
	Map<String, Object> figures(Instant startedAt, Machine machine) {
		Map<String, Object> figures = new LinkedHashMap<>();
		figures.put("benchmark", DataBenchmark.NAME);
		figures.put("startedAt", startedAt);
		figures.put("machine", machine.figures());
		figures.put("pairs",
				this.pairs.stream().map((pair) -> List.of(pair.ours().figures(), pair.theirs().figures())).toList());
		figures.put("jdbcLoops", this.loops.stream().map(JdbcLoop::figures).toList());
		return figures;
	}

}
