package dev.rollcall.benchmark.data;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import dev.rollcall.benchmark.load.Answered;
import dev.rollcall.benchmark.load.ClosedLoop;
import dev.rollcall.benchmark.process.CpuTime;

/**
 * One side under load for a while.
 *
 * @param setting under what load
 * @param side who
 * @param count how many requests were done
 * @param refused how many were answered with 503
 * @param perSecond the same in a second
 * @param p50 what half of them did not exceed
 * @param p99 what 99 % of them did not exceed
 * @param cpu what the processes of the side have used
 */
record Block(Setting setting, String side, int count, int refused, double perSecond, Duration p50, Duration p99,
		Duration cpu) {

	private static final double MEDIAN = 50;

	private static final double TAIL = 99;

	static Block measure(Setting setting, Side side, Duration warmUp, Duration duration) {
		List<Long> pids = side.pids().subList(0, setting.instances());
		ClosedLoop load = new ClosedLoop(side.ports().subList(0, setting.instances()), setting.clients(),
				() -> setting.kind().request(side.authorization()), setting.kind().status());
		load.run(warmUp);
		Duration before = cpu(pids);
		Answered answered = load.run(duration);
		Duration used = cpu(pids).minus(before);
		return new Block(setting, side.name(), answered.count(), answered.refused(), answered.perSecond(),
				answered.percentile(MEDIAN), answered.percentile(TAIL), used);
	}

	private static Duration cpu(List<Long> pids) {
		return pids.stream().map(CpuTime::of).reduce(Duration.ZERO, Duration::plus);
	}

	/** CPU-milliseconds of a request, which is CPU-seconds of a thousand. */
	double cpuMillis() {
		return (double) this.cpu.toNanos() / Duration.ofMillis(1).toNanos() / this.count;
	}

	Map<String, Object> figures() {
		Map<String, Object> figures = new LinkedHashMap<>();
		figures.put("database", this.setting.database());
		figures.put("instances", this.setting.instances());
		figures.put("clients", this.setting.clients());
		figures.put("kind", this.setting.kind().text());
		figures.put("side", this.side);
		figures.put("count", this.count);
		figures.put("refused", this.refused);
		figures.put("perSecond", this.perSecond);
		figures.put("p50Micros", micros(this.p50));
		figures.put("p99Micros", micros(this.p99));
		figures.put("cpuMillisPerRequest", cpuMillis());
		return figures;
	}

	private static long micros(Duration time) {
		return time.toNanos() / Duration.ofNanos(1000).toNanos();
	}

}
