package dev.rollcall.cluster.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import dev.rollcall.cluster.Cluster;
import dev.rollcall.cluster.ClusterSettings;
import dev.rollcall.cluster.FakeProject;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests of {@link CommandLine} and the commands, with real processes.
 */
class CommandLineTests {

	private ConsoleFixtures console = ConsoleFixtures.file();

	private ClusterSettings settings;

	@BeforeEach
	void makeProject(@TempDir Path folder) {
		this.settings = FakeProject.unpacked(folder).settings();
	}

	@Test
	void helpsWhenAskedAndWhenNothingWasTyped() {
		assertThat(run()).isEqualTo(Command.OK);
		String help = this.console.out();
		assertThat(help).contains("up [--instances N]", "status", "logs [-f] NAME", "kill NAME", "restart NAME", "down",
				"token", "scale SERVICE N", "client [...]", "backup [FOLDER]");
		assertThat(help.lines()).allMatch((line) -> line.length() <= 90);
		assertThat(run("help")).isEqualTo(Command.OK);
		assertThat(this.console.out()).isEqualTo(help);
	}

	@Test
	void answersAWrongCallWithOneLine() {
		assertThat(run("upp")).isEqualTo(Command.USAGE);
		assertThat(this.console.err())
			.isEqualTo("rollcall: there is no command 'upp' (./rollcall help lists what there is)%n".formatted());
		assertThat(this.console.out()).isEmpty();
	}

	@Test
	void saysWhenNothingIsRunning() {
		assertThat(run("status")).isEqualTo(Command.NOTHING_RUNS);
		assertThat(this.console.out()).isEqualTo("nothing is running%n".formatted());
		assertThat(run("down")).isEqualTo(Command.OK);
		assertThat(this.console.out()).isEqualTo("nothing is running%n".formatted());
		assertThat(run("kill", "gateway")).isEqualTo(Command.FAILED);
		assertThat(this.console.err()).isEqualTo("gateway-1 is not running and was not started%n".formatted());
		assertThat(run("token")).isEqualTo(Command.FAILED);
		assertThat(this.console.out()).isEmpty();
		assertThat(this.console.err()).contains("rollcall.demo.password");
	}

	@Test
	void saysWhenThereIsNothingToBackUp() {
		assertThat(run("backup")).isEqualTo(Command.FAILED);
		assertThat(this.console.out()).isEmpty();
		assertThat(this.console.err()).startsWith("nothing to back up: there is no ")
			.contains("data/rollcall.db; there is no ", "data/kv/kv.db");
		assertThat(this.settings.home().resolve("data")).doesNotExist();
	}

	@Test
	void showsKillsRestartsAndStops() throws InterruptedException {
		try (Cluster cluster = new Cluster(this.settings)) {
			cluster.up();
			assertThat(run("status")).isEqualTo(Command.OK);
			assertThat(this.console.out().lines().toList()).hasSize(6)
				.first()
				.asString()
				.matches("INSTANCE +PID +PORT  HEALTH +UPTIME +MEMORY");
			assertThat(this.console.out()).containsPattern("data-service-2 +\\d+  \\d+  healthy +\\d s +\\d+ MiB")
				.containsPattern("4 of 4 running, \\d+ MiB\\s*$");

			assertThat(run("kill", "data-service-2")).isEqualTo(Command.OK);
			assertThat(this.console.out()).matches("data-service-2 killed \\(pid \\d+\\)\\s+");
			assertThat(run("status")).isEqualTo(Command.FAILED);
			assertThat(this.console.out()).containsPattern("data-service-2 +-  \\d+  killed +-  +-").contains("3 of 4");

			assertThat(run("restart", "data-service-2")).isEqualTo(Command.OK);
			assertThat(this.console.out().lines().toList()).hasSize(2)
				.last()
				.asString()
				.matches("  data-service-2 +\\d+  up +\\d\\.\\d s");
			assertThat(run("status")).isEqualTo(Command.OK);

			assertThat(run("down")).isEqualTo(Command.OK);
			assertThat(this.console.out().lines().toList()).hasSize(5).last().asString().matches("4 stopped in .* s");
			assertThat(cluster.processes()).isEmpty();
		}
	}

	@Test
	void scalesUpAndDown() throws InterruptedException {
		assertThat(run("scale", "data", "3")).isEqualTo(Command.FAILED);
		assertThat(this.console.err()).isEqualTo("the cluster is not running: ./rollcall up starts it%n".formatted());
		try (Cluster cluster = new Cluster(this.settings)) {
			cluster.start("eureka-registry");
			cluster.start("data-service-1");
			assertThat(run("scale", "gateway", "2")).isEqualTo(Command.FAILED);
			assertThat(this.console.err()).isEqualTo("gateway is there only once, it can't be scaled%n".formatted());
			assertThat(run("scale", "data", "0")).isEqualTo(Command.FAILED);
			assertThat(this.console.err()).isEqualTo("data-service can have 1 to 9 instances, not 0%n".formatted());
			assertThat(run("scale", "data-service", "1")).isEqualTo(Command.OK);
			assertThat(this.console.out().lines()).singleElement()
				.asString()
				.matches("  data-service-1 +\\d+  already up +pid \\d+");
		}
	}

	@Test
	void printsTheOutputOfAnInstance() throws IOException {
		assertThat(run("logs", "gateway")).isEqualTo(Command.FAILED);
		assertThat(this.console.err()).startsWith("gateway was never started: there is no ");
		Path logs = Files.createDirectories(this.settings.home().resolve(".rollcall/log"));
		Files.write(logs.resolve("gateway-1.log"), List.of("one", "tw\u00f6"));
		assertThat(run("logs", "gateway")).isEqualTo(Command.OK);
		assertThat(this.console.out()).isEqualTo("one%ntw\u00f6%n".formatted());
	}

	@Test
	void saysWhatIsWrongWithAFile() throws IOException {
		Files.createDirectories(this.settings.home().getParent());
		Files.createFile(this.settings.home());
		assertThat(run("down")).isEqualTo(Command.FAILED);
		assertThat(this.console.err())
			.matches("FileSystemException: .*the home.*\\s+|.*the home.*: Not a directory\\s+");
	}

	private int run(String... typed) {
		this.console = ConsoleFixtures.file();
		return new CommandLine(this.settings.root(), this.console.console(),
				Map.of("ROLLCALL_HOME", this.settings.home().toString()))
			.run(typed);
	}

}
