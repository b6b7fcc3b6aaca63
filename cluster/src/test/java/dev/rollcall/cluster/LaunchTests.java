package dev.rollcall.cluster;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/**
 * Tests of {@link Launch}: who gets the signals.
 */
class LaunchTests {

	private static final Duration LIMIT = Duration.ofSeconds(20);

	@TempDir
	private Path folder;

	@ParameterizedTest
	@ValueSource(booleans = { true, false })
	void thePidIsTheJvmsWhicheverWayItIsDetached(boolean setsid) throws Exception {
		assumeTrue(!setsid || Launch.onPath("setsid").isPresent());
		ManagedProcess process = start(setsid);
		try {
			assertThat(Probe.get(process.instance().port(), "/health", LIMIT).body())
				.contains("\"pid\":\"" + process.pid() + "\"");
		}
		finally {
			assertThat(process.stop(LIMIT)).isTrue();
		}
	}

	@Test
	void hasASessionOfItsOwn() throws Exception {
		assumeTrue(Launch.onPath("setsid").isPresent());
		ManagedProcess process = start(true);
		try {
			assertThat(run("ps", "-o", "sid=", "-p", String.valueOf(process.pid()))).isEqualTo("" + process.pid());
		}
		finally {
			process.stop(LIMIT);
		}
	}

	@Test
	void withoutSetsidItIgnoresWhatTheTerminalSends() throws Exception {
		ManagedProcess process = start(false);
		try {
			run("kill", "-INT", String.valueOf(process.pid()));
			run("kill", "-HUP", String.valueOf(process.pid()));
			assertThat(Probe.isOk(process.instance().port(), "/ready")).isTrue();
			assertThat(process.isRunning()).isTrue();
		}
		finally {
			assertThat(process.stop(LIMIT)).isTrue();
		}
	}

	private ManagedProcess start(boolean setsid) throws InterruptedException {
		ClusterSettings settings = FakeProject.unpacked(this.folder).settings();
		RunFiles files = new RunFiles(settings.runFolder());
		Launch launch = new Launch(settings, files, InstantSource.system(), setsid);
		Instance instance = settings.topology().instance("data-service-1");
		ManagedProcess process = launch.start(instance, launch.environment(instance)).process();
		assertThat(Poll.until(LIMIT, () -> Probe.isOk(instance.port(), "/ready"))).isTrue();
		return process;
	}

	private static String run(String... command) throws IOException, InterruptedException {
		Process process = new ProcessBuilder(command).start();
		String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
		assertThat(process.waitFor()).isZero();
		return output.strip();
	}

}
