package dev.rollcall.cluster;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Tells one process from every other that had or will have the same pid: a pid is given
 * again, so it is only believed together with the moment when the process began.
 *
 * @param pid the process id
 * @param start when it began, as text that is only good for comparing
 */
record ProcessIdentity(long pid, String start) {

	private static final Path BOOT_ID = Path.of("/proc/sys/kernel/random/boot_id");

	private static final boolean PROC = Files.isReadable(BOOT_ID);

	/** Where fields 20 and 22 of the file lie among those that follow the name. */
	private static final int THREADS_FIELD = 17;

	private static final int START_FIELD = 19;

	/**
	 * The process that has the pid now.
	 * @return empty when there is none; one that has ended and only waits for its parent
	 * to notice is none
	 */
	static Optional<ProcessIdentity> of(long pid) {
		try {
			return PROC ? ofLinux(pid) : ofOther(pid);
		}
		catch (IOException ex) {
			// The file vanishes with the process, also between opening and reading it.
			return Optional.empty();
		}
	}

	/**
	 * Linux counts from the boot, which setting the clock does not move.
	 * {@link ProcessHandle.Info#startInstant()} is computed from that and from the clock,
	 * so after a correction of the clock, usual under WSL, none of our processes would be
	 * ours any more. It also holds a zombie for alive, and where process 1 does not reap,
	 * as in many containers, zombies stay.
	 */
	private static Optional<ProcessIdentity> ofLinux(long pid) throws IOException {
		return ofStat(pid, Files.readString(Path.of("/proc", String.valueOf(pid), "stat")),
				Files.readString(BOOT_ID).strip());
	}

	/**
	 * Reads proc_pid_stat(5). The state is that of the first thread; a killed JVM is a
	 * zombie by that while its other threads still end and hold its port, so they are
	 * waited for.
	 */
	static Optional<ProcessIdentity> ofStat(long pid, String stat, String boot) {
		// The name, in parentheses, may hold spaces and parentheses itself.
		String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
		boolean ended = fields[0].equals("X")
				|| (fields[0].equals("Z") && Integer.parseInt(fields[THREADS_FIELD]) <= 1);
		return ended ? Optional.empty() : Optional.of(new ProcessIdentity(pid, fields[START_FIELD] + "@" + boot));
	}

	private static Optional<ProcessIdentity> ofOther(long pid) throws IOException {
		return ProcessHandle.of(pid)
			.filter(ProcessHandle::isAlive)
			.flatMap((handle) -> handle.info().startInstant())
			.map((start) -> new ProcessIdentity(pid, start.toString()));
	}

	boolean isAlive() {
		return of(this.pid).filter(this::equals).isPresent();
	}

	/**
	 * Sends SIGTERM, if it is still this process.
	 */
	void terminate() {
		if (isAlive()) {
			ProcessHandle.of(this.pid).ifPresent(ProcessHandle::destroy);
		}
	}

	/**
	 * Sends SIGKILL, if it is still this process.
	 */
	void kill() {
		if (isAlive()) {
			ProcessHandle.of(this.pid).ifPresent(ProcessHandle::destroyForcibly);
		}
	}

}
