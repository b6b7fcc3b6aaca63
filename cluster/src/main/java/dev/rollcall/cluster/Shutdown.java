package dev.rollcall.cluster;

import java.time.Duration;
import java.util.List;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * Stops processes in their turns, those of one turn together: gracefully, then firmly.
 *
 * @param limit how long each may take before it is killed
 * @param listener is told of each
 */
record Shutdown(Duration limit, ClusterListener listener) {

	void stop(List<ManagedProcess> processes) throws InterruptedException {
		Supplier<TreeMap<Integer, List<ManagedProcess>>> inOrder = TreeMap::new;
		for (List<ManagedProcess> turn : processes.stream()
			.collect(Collectors.groupingBy((process) -> process.instance().component().stopTurn(), inOrder,
					Collectors.toList()))
			.values()) {
			Parallel.forEach(turn, turn.size(), this::stop);
		}
	}

	private void stop(ManagedProcess process) throws InterruptedException {
		boolean ran = process.isRunning();
		Stopwatch stopwatch = Stopwatch.start();
		boolean byItself = process.stop(this.limit);
		if (ran) {
			this.listener.stopped(process, stopwatch.elapsed(), byItself);
		}
	}

}
