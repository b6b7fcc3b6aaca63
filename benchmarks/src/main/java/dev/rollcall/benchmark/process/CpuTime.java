package dev.rollcall.benchmark.process;

import java.time.Duration;

/**
 * Asks the system how long processors have worked for a process.
 */
public final class CpuTime {

	private CpuTime() {
	}

	/**
	 * What a process has used since it started, in user and system mode, by all of its
	 * threads.
	 * @param pid the process
	 * @return the time, as exact as the system counts: 10 ms on Linux
	 */
	public static Duration of(long pid) {
		return ProcessHandle.of(pid)
			.flatMap((process) -> process.info().totalCpuDuration())
			.orElseThrow(() -> new BenchmarkException("the system does not tell the CPU time of process " + pid));
	}

}
