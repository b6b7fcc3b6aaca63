package dev.rollcall.benchmark.report;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import com.sun.management.OperatingSystemMXBean;

/**
 * What it was measured on.
 *
 * @param processor its model
 * @param cores how many of it this JVM may use
 * @param memoryBytes what the machine has
 * @param system the operating system and its version
 * @param java the JDK that everything ran on
 */
public record Machine(String processor, int cores, long memoryBytes, String system, String java) {

	private static final Path PROCESSORS = Path.of("/proc/cpuinfo");

	private static final String MODEL = "model name";

	private static final double GIBIBYTE = 1L << 30;

	/**
	 * This one.
	 * @return the machine
	 */
	public static Machine here() {
		OperatingSystemMXBean system = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
		return new Machine(processorModel(), system.getAvailableProcessors(), system.getTotalMemorySize(),
				system.getName() + " " + system.getVersion(), Runtime.version().toString());
	}

	private static String processorModel() {
		List<String> lines;
		try {
			lines = Files.exists(PROCESSORS) ? Files.readAllLines(PROCESSORS) : List.of();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		return lines.stream()
			.filter((line) -> line.startsWith(MODEL))
			.map((line) -> line.substring(line.indexOf(':') + 1).strip())
			.findFirst()
			.orElseGet(() -> System.getProperty("os.arch"));
	}

	/**
	 * For a file of results.
	 * @return the figures by name
	 */
	public Map<String, Object> figures() {
		Map<String, Object> figures = new LinkedHashMap<>();
		figures.put("processor", this.processor);
		figures.put("cores", this.cores);
		figures.put("memoryBytes", this.memoryBytes);
		figures.put("system", this.system);
		figures.put("java", this.java);
		return figures;
	}

	/**
	 * In one line, for people.
	 * @return such as {@code 2 cores of …, 8 GiB, Linux 6.1, Java 25}
	 */
	@Override
	public String toString() {
		return "%d cores of %s, %s GiB, %s, Java %s".formatted(this.cores, this.processor,
				Figures.decimals(this.memoryBytes / GIBIBYTE, 0), this.system, this.java);
	}

}
