package dev.rollcall.starter.instance;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryMXBean;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The memory of this process.
 *
 * @param heapUsed bytes of objects, garbage included
 * @param heapTotal bytes of heap taken from the operating system
 * @param rss resident bytes of the whole process; where the system has no {@code /proc},
 * the bytes that the JVM has committed
 */
record Memory(long heapUsed, long heapTotal, long rss) {

	private static final Path STATUS = Path.of("/proc/self/status");

	private static final String RSS = "VmRSS:";

	private static final int BYTES_PER_KIB = 1024;

	static Memory now() {
		MemoryMXBean bean = ManagementFactory.getMemoryMXBean();
		long committed = bean.getHeapMemoryUsage().getCommitted();
		return new Memory(bean.getHeapMemoryUsage().getUsed(), committed,
				resident(committed + bean.getNonHeapMemoryUsage().getCommitted()));
	}

	private static long resident(long otherwise) {
		try (var lines = Files.lines(STATUS)) {
			return lines.filter((line) -> line.startsWith(RSS))
				.mapToLong((line) -> Long.parseLong(line.replaceAll("\\D", "")) * BYTES_PER_KIB)
				.findFirst()
				.orElse(otherwise);
		}
		catch (IOException ex) {
			// no /proc on this system
			return otherwise;
		}
	}

}
