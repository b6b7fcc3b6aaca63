package dev.rollcall.benchmark.registry;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import dev.rollcall.benchmark.report.Machine;

/** Everything that was measured, in the order of measuring. */
final class Measured {

	private final List<Start> starts = new ArrayList<>();

	private final List<Kill> kills = new ArrayList<>();

	private final List<RenewalCost> costs = new ArrayList<>();

	void add(Start start) {
		this.starts.add(start);
	}

	void add(Kill kill) {
		this.kills.add(kill);
	}

	void add(RenewalCost cost) {
		this.costs.add(cost);
	}

	List<Start> starts(String deployment) {
		return this.starts.stream().filter((start) -> start.deployment().equals(deployment)).toList();
	}

	List<Kill> kills(String deployment) {
		return this.kills.stream().filter((kill) -> kill.deployment().equals(deployment)).toList();
	}

	List<RenewalCost> costs() {
		return List.copyOf(this.costs);
	}

	/** For the file of results. */
	Map<String, Object> figures(Instant startedAt, Machine machine) {
		Map<String, Object> figures = new LinkedHashMap<>();
		figures.put("benchmark", RegistryBenchmark.NAME);
		figures.put("startedAt", startedAt);
		figures.put("machine", machine.figures());
		figures.put("starts", this.starts.stream().map(Start::figures).toList());
		figures.put("kills", this.kills.stream().map(Kill::figures).toList());
		figures.put("renewalCosts", this.costs.stream().map(RenewalCost::figures).toList());
		return figures;
	}

}
