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

	/** Where field 22, the start, lies among the fields that follow the name. */
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
		String stat = Files.readString(Path.of("/proc", String.valueOf(pid), "stat"));
		// The name, in parentheses, may hold spaces and parentheses itself.
		String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
		if (fields[0].equals("Z") || fields[0].equals("X")) {
			return Optional.empty();
		}
		return Optional.of(new ProcessIdentity(pid, fields[START_FIELD] + "@" + Files.readString(BOOT_ID).strip()));
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
