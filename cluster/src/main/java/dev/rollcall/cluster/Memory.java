package dev.rollcall.cluster;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Asks the system how much memory a process takes.
 */
final class Memory {

	private static final long KIBIBYTE = 1024;

	private Memory() {
	}

	/**
	 * The proportional set size on Linux, elsewhere the resident set size.
	 * @return 0 when the system does not tell
	 */
	static long bytesOf(long pid) {
		Path rollup = Path.of("/proc", String.valueOf(pid), "smaps_rollup");
		try {
			return Files.exists(rollup) ? proportional(rollup) : resident(pid);
		}
		catch (IOException | NumberFormatException ex) {
			// It has just ended, or belongs to somebody else; it is shown as 0.
			return 0;
		}
	}

	private static long proportional(Path rollup) throws IOException {
		for (String line : Files.readAllLines(rollup)) {
			if (line.startsWith("Pss:")) {
				return KIBIBYTE * Long.parseLong(line.replaceAll("[^0-9]", ""));
			}
		}
		return 0;
	}

	private static long resident(long pid) throws IOException {
		Process ps = new ProcessBuilder("ps", "-o", "rss=", "-p", String.valueOf(pid)).start();
		return KIBIBYTE
				* Long.parseLong(new String(ps.getInputStream().readAllBytes(), StandardCharsets.US_ASCII).strip());
	}

}
