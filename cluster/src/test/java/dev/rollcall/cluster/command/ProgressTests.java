package dev.rollcall.cluster.command;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import dev.rollcall.cluster.Cluster;
import dev.rollcall.cluster.ClusterException;
import dev.rollcall.cluster.FakeProject;
import dev.rollcall.cluster.ManagedProcess;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests of {@link Progress} and {@link Console}.
 */
class ProgressTests {

	@TempDir
	private Path folder;

	@Test
	void printsALineForEachEventToAFile() throws InterruptedException {
		ConsoleFixtures console = ConsoleFixtures.file();
		try (Progress progress = Progress.on(console.console());
				Cluster cluster = new Cluster(FakeProject.unpacked(this.folder).settings(), progress)) {
			progress.building(List.of("gateway", "data-service"));
			progress.built(Duration.ofMillis(12_345));
			cluster.start("data-service-2");
			cluster.stop("data-service-2");
		}
		assertThat(console.out().lines().toList()).satisfiesExactly(
				(line) -> assertThat(line).isEqualTo("building gateway, data-service ..."),
				(line) -> assertThat(line).isEqualTo("built in 12.3 s"),
				(line) -> assertThat(line).matches("  data-service-2 +\\d+  starting"),
				(line) -> assertThat(line).matches("  data-service-2 +\\d+  up +\\d\\.\\d s"),
				(line) -> assertThat(line).matches("  data-service-2 +\\d+  stopped +\\d\\.\\d s"));
	}

	@Test
	void leavesOneLastingLineForEachInstanceOnATerminal() throws InterruptedException {
		ConsoleFixtures console = ConsoleFixtures.terminal();
		try (Progress progress = Progress.on(console.console());
				Cluster cluster = new Cluster(FakeProject.unpacked(this.folder).settings("data-service-1=slow"),
						progress)) {
			cluster.start("data-service-1");
			ManagedProcess process = cluster.process("data-service-1");
			progress.alreadyUp(process);
			progress.stopped(process, Duration.ofSeconds(20), false);
			cluster.start("data-service-2");
		}
		assertThat(console.out()).contains("\u001b[1A\u001b[J", "starting", "\u001b[32mup        \u001b[0m");
		assertThat(screen(console.out())).map(ProgressTests::withoutColors)
			.satisfiesExactly((line) -> assertThat(line).matches("  data-service-1 +\\d+  up +\\d\\.\\d s"),
					(line) -> assertThat(line).matches("  data-service-1 +\\d+  already up pid \\d+"),
					(line) -> assertThat(line).matches("  data-service-1 +\\d+  killed +did not stop in 20.0 s"),
					(line) -> assertThat(line).matches("  data-service-2 +\\d+  up +\\d\\.\\d s"),
					(line) -> assertThat(line).matches("  data-service-\\d +\\d+  stopped +\\d\\.\\d s"),
					(line) -> assertThat(line).matches("  data-service-\\d +\\d+  stopped +\\d\\.\\d s"));
	}

	@Test
	void leavesNothingOfWhatFailed() {
		ConsoleFixtures console = ConsoleFixtures.terminal();
		try (Progress progress = Progress.on(console.console());
				Cluster cluster = new Cluster(FakeProject.unpacked(this.folder).settings("data-service-1=dies"),
						progress)) {
			assertThatExceptionOfType(ClusterException.class).isThrownBy(() -> cluster.start("data-service-1"));
		}
		assertThat(screen(console.out())).containsExactly("stopping what was started");
	}

	@Test
	void hasNoColorsAndNoMovingLinesWhereTheyAreNotWanted() {
		assertThat(console(true, Map.of("TERM", "xterm"))).returns(true, Console::live).returns(true, Console::colored);
		assertThat(console(true, Map.of("NO_COLOR", "1"))).returns(true, Console::live)
			.returns(false, Console::colored);
		assertThat(console(true, Map.of("TERM", "dumb"))).returns(false, Console::live)
			.returns(false, Console::colored);
		assertThat(console(false, Map.of())).returns(false, Console::live).returns(false, Console::colored);
		assertThat(console(true, Map.of("NO_COLOR", "1")).paint(Console.Color.RED, "text")).isEqualTo("text");
	}

	private static Console console(boolean terminal, Map<String, String> environment) {
		return Console.of(System.out, System.err, terminal, environment);
	}

	/** What a terminal shows in the end: going up and erasing takes lines away. */
	private static List<String> screen(String written) {
		List<String> lines = new ArrayList<>();
		Pattern up = Pattern.compile("^\u001b\\[(\\d+)A\u001b\\[J");
		for (String line : written.split(System.lineSeparator())) {
			for (Matcher matcher = up.matcher(line); matcher.find(); matcher = up.matcher(line)) {
				lines = new ArrayList<>(lines.subList(0, lines.size() - Integer.parseInt(matcher.group(1))));
				line = line.substring(matcher.end());
			}
			lines.add(line);
		}
		lines.removeIf(String::isEmpty);
		return lines;
	}

	private static String withoutColors(String line) {
		return line.replaceAll("\u001b\\[\\d+m", "");
	}

}
