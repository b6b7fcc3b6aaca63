package dev.rollcall.cluster;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests of {@link StartedHere}: what becomes of processes when the JVM that started them
 * ends.
 */
class StartedHereTests {

	private static final Duration LIMIT = Duration.ofSeconds(20);

	private ClusterSettings settings;

	@BeforeEach
	void makeProject(@TempDir Path folder) {
		this.settings = FakeProject.unpacked(folder).settings();
	}

	@Test
	void ctrlCWhileStartingStopsWhatWasStarted() throws Exception {
		Process starter = starter("data-service-1=never-ready", true);
		try (Cluster cluster = new Cluster(this.settings)) {
			assertThat(Poll.until(LIMIT, () -> cluster.processes().size() == 2)).isTrue();
			List<ManagedProcess> processes = cluster.processes();
			assertThat(processes).allMatch(ManagedProcess::isRunning);
			signal("INT", starter.pid());
			assertThat(starter.waitFor(LIMIT)).as("ended, unless SIGINT is ignored here as in jobs of a shell")
				.isTrue();
			assertThat(starter.exitValue()).isEqualTo(128 + 2);
			assertThat(processes).noneMatch(ManagedProcess::isRunning);
			assertThat(cluster.processes()).isEmpty();
		}
	}

	@Test
	void theyOutliveTheJvmOnceTheyAreUp() throws Exception {
		Process starter = starter("", true);
		try (Cluster cluster = new Cluster(this.settings); BufferedReader output = starter.inputReader()) {
			assertThat(output.readLine()).isEqualTo("up");
			signal("INT", starter.pid());
			starter.waitFor();
			assertThat(cluster.processes()).hasSize(2).allMatch(ManagedProcess::isRunning);
		}
	}

	@Test
	void theyEndWithTheJvmWhenToldSo() throws Exception {
		Process starter = starter("", false);
		try (Cluster cluster = new Cluster(this.settings); BufferedReader output = starter.inputReader()) {
			assertThat(output.readLine()).isEqualTo("up");
			List<ManagedProcess> processes = cluster.processes();
			assertThat(processes).hasSize(2).allMatch(ManagedProcess::isRunning);
			starter.getOutputStream().close();
			assertThat(starter.waitFor()).isZero();
			assertThat(processes).noneMatch(ManagedProcess::isRunning);
			assertThat(cluster.processes()).isEmpty();
		}
	}

	private Process starter(String behaviour, boolean outlives) throws IOException {
		return new ProcessBuilder(Launch.java().toString(), "-XX:TieredStopAtLevel=1", "-cp",
				System.getProperty("java.class.path"), Starter.class.getName(), this.settings.root().toString(),
				this.settings.home().toString(), behaviour, String.valueOf(outlives))
			.redirectError(ProcessBuilder.Redirect.INHERIT)
			.start();
	}

	private static void signal(String signal, long pid) throws IOException, InterruptedException {
		assertThat(new ProcessBuilder("kill", "-" + signal, String.valueOf(pid)).start().waitFor()).isZero();
	}

}
