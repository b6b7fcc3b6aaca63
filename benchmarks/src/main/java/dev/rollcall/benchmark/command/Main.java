package dev.rollcall.benchmark.command;

import java.nio.file.Path;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;

import dev.rollcall.benchmark.data.DataBenchmark;
import dev.rollcall.benchmark.data.PageBenchmark;
import dev.rollcall.benchmark.data.Plan;
import dev.rollcall.benchmark.process.BenchmarkException;
import dev.rollcall.benchmark.registry.RegistryBenchmark;
import dev.rollcall.benchmark.report.Results;
import dev.rollcall.cluster.ClusterException;

/** Runs one benchmark: its name and how much of it. */
final class Main {

	private static final int ROUNDS_DEFAULT = 5;

	private static final int DATA_ROUNDS_DEFAULT = 3;

	/** As often as a page is asked for. */
	private static final int PAGES = 200;

	private static final String QUICK = "--quick";

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
		Path root = Path.of("").toAbsolutePath();
		Optional<Measuring> measuring = measuring(arguments, root);
		if (measuring.isEmpty()) {
			System.err.println("usage: benchmarks/run " + RegistryBenchmark.NAME + " [rounds, 1 to 99, default "
					+ ROUNDS_DEFAULT + "]");
			System.err.println("       benchmarks/run " + DataBenchmark.NAME + " [rounds, 1 to 99, default "
					+ DATA_ROUNDS_DEFAULT + ", or " + QUICK + "]");
			System.err.println("       benchmarks/run " + PageBenchmark.NAME);
			return MISUSED;
		}
		try {
			Results results = measuring.get().run();
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

	/** One benchmark, not begun yet. */
	@FunctionalInterface
	private interface Measuring {

		Results run() throws InterruptedException;

	}

	private static Optional<Measuring> measuring(List<String> arguments, Path root) {
		String name = arguments.isEmpty() ? "" : arguments.getFirst();
		int roundsDefault = name.equals(DataBenchmark.NAME) ? DATA_ROUNDS_DEFAULT : ROUNDS_DEFAULT;
		String extent = (arguments.size() > 1) ? arguments.get(1) : String.valueOf(roundsDefault);
		if (arguments.size() == 2 && name.equals(DataBenchmark.NAME) && extent.equals(QUICK)) {
			return Optional.of(new DataBenchmark(root, Plan.quick(), Main::say)::run);
		}
		if (arguments.equals(List.of(PageBenchmark.NAME))) {
			return Optional.of(new PageBenchmark(root, PAGES, Main::say)::run);
		}
		if (arguments.size() > 2 || !extent.matches("[1-9][0-9]?")) {
			return Optional.empty();
		}
		int rounds = Integer.parseInt(extent);
		return switch (name) {
			case RegistryBenchmark.NAME -> Optional.of(new RegistryBenchmark(root, rounds, Main::say)::run);
			case DataBenchmark.NAME -> Optional.of(new DataBenchmark(root, Plan.whole(rounds), Main::say)::run);
			default -> Optional.empty();
		};
	}

	private static void say(String line) {
		System.err.println(LocalTime.now().format(TIME) + "  " + line);
	}

}
