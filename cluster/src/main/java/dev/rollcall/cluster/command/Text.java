package dev.rollcall.cluster.command;

import java.time.Duration;
import java.util.Locale;

/**
 * Writes numbers for people.
 */
final class Text {

	private static final double MILLIS_OF_SECOND = 1000;

	private static final long BYTES_OF_KIBIBYTE = 1024;

	private static final long BYTES_OF_MEBIBYTE = 1024L * 1024;

	private Text() {
	}

	/** Such as {@code 4.2 s}. */
	static String seconds(Duration duration) {
		return String.format(Locale.ROOT, "%.1f s", duration.toMillis() / MILLIS_OF_SECOND);
	}

	/** Such as {@code 12 s}, {@code 3 min 5 s}, {@code 2 h 30 min}, {@code 4 d 1 h}. */
	static String uptime(Duration duration) {
		if (duration.toMinutes() < 1) {
			return Math.max(0, duration.toSeconds()) + " s";
		}
		if (duration.toHours() < 1) {
			return duration.toMinutes() + " min " + duration.toSecondsPart() + " s";
		}
		if (duration.toDays() < 1) {
			return duration.toHours() + " h " + duration.toMinutesPart() + " min";
		}
		return duration.toDays() + " d " + duration.toHoursPart() + " h";
	}

	/** Such as {@code 231 MiB}. */
	static String memory(long bytes) {
		return Math.round((double) bytes / BYTES_OF_MEBIBYTE) + " MiB";
	}

	/** Such as {@code 36 KiB}, {@code 231.4 MiB}. */
	static String size(long bytes) {
		if (bytes < BYTES_OF_MEBIBYTE) {
			return Math.ceilDiv(bytes, BYTES_OF_KIBIBYTE) + " KiB";
		}
		return String.format(Locale.ROOT, "%.1f MiB", (double) bytes / BYTES_OF_MEBIBYTE);
	}

}
