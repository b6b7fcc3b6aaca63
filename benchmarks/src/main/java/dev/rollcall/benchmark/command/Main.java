package dev.rollcall.benchmark.command;

import java.nio.file.Path;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.util.List;

import dev.rollcall.benchmark.process.BenchmarkException;
import dev.rollcall.benchmark.registry.RegistryBenchmark;
import dev.rollcall.benchmark.report.Results;
import dev.rollcall.cluster.ClusterException;

/** Runs one benchmark: its name and how many rounds. */
final class Main {

	private static final int ROUNDS_DEFAULT = 5;

	private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss");

	private static final int FAILED = 1;

	private static final int MISUSED = 2;

	private static final int INTERRUPTED = 130;

	private Main() {
	}

	static void main(String[] args) {
		System.exit(exitCode(List.of(args)));
	}

	private static int exitCode(List<String> arguments) {
		if (!isUnderstood(arguments)) {
			System.err.println("usage: benchmarks/run " + RegistryBenchmark.NAME + " [rounds, 1 to 99, default "
					+ ROUNDS_DEFAULT + "]");
			return MISUSED;
		}
		int rounds = (arguments.size() > 1) ? Integer.parseInt(arguments.get(1)) : ROUNDS_DEFAULT;
		Path root = Path.of("").toAbsolutePath();
		try {
			Results results = new RegistryBenchmark(root, rounds, Main::say).run();
			System.out.println(results.markdown());
			say("everything that was measured: " + root.relativize(results.write(root.resolve("benchmarks/results"))));
			return 0;
		}
		catch (BenchmarkException | ClusterException ex) {
			say(ex.getMessage());
			return FAILED;
		}
		catch (InterruptedException ex) {
			// The JVM ends now, and with it everything that was started.
			return INTERRUPTED;
		}
	}

	private static boolean isUnderstood(List<String> arguments) {
		return !arguments.isEmpty() && arguments.size() <= 2 && arguments.getFirst().equals(RegistryBenchmark.NAME)
				&& (arguments.size() == 1 || arguments.get(1).matches("[1-9][0-9]?"));
	}

	private static void say(String line) {
		System.err.println(LocalTime.now().format(TIME) + "  " + line);
	}

}
