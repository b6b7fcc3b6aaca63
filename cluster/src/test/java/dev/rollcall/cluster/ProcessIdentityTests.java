package dev.rollcall.cluster;

import java.io.BufferedReader;
import java.io.IOException;
import java.time.Duration;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests of {@link ProcessIdentity}.
 */
class ProcessIdentityTests {

	private static final Duration LIMIT = Duration.ofSeconds(10);

	@Test
	void isAliveUntilTheProcessEnds() throws IOException, InterruptedException {
		Process process = new ProcessBuilder("sleep", "60").start();
		ProcessIdentity identity = ProcessIdentity.of(process.pid()).orElseThrow();
		assertThat(identity.isAlive()).isTrue();
		assertThat(identity).isEqualTo(ProcessIdentity.of(process.pid()).orElseThrow());
		identity.kill();
		assertThat(process.waitFor()).isEqualTo(128 + 9);
		assertThat(identity.isAlive()).isFalse();
	}

	@Test
	void doesNotTakeAnotherProcessWithThePidForItself() throws IOException {
		Process process = new ProcessBuilder("sleep", "60").start();
		ProcessIdentity earlier = new ProcessIdentity(process.pid(), "some other start");
		assertThat(earlier.isAlive()).isFalse();
		earlier.kill();
		earlier.terminate();
		assertThat(process.isAlive()).isTrue();
		assertThat(process.descendants()).isEmpty();
		process.destroyForcibly();
	}

	@Test
	void holdsAZombieForDead() throws IOException, InterruptedException {
		// The shell becomes a program that does not know of its child and never reaps it.
		Process parent = new ProcessBuilder("sh", "-c", "true & echo $!; exec sleep 60").start();
		try (BufferedReader output = parent.inputReader()) {
			long child = Long.parseLong(output.readLine());
			assertThat(Poll.until(LIMIT, () -> ProcessIdentity.of(child).isEmpty())).isTrue();
		}
		finally {
			parent.destroyForcibly();
		}
	}

	@Test
	void holdsAKilledProcessForAliveUntilItsLastThreadHasEnded() {
		assertThat(ProcessIdentity.ofStat(7, stat("java", "Z", 12), "boot"))
			.contains(new ProcessIdentity(7, "4711@boot"));
		assertThat(ProcessIdentity.ofStat(7, stat("java", "Z", 1), "boot")).isEmpty();
	}

	@Test
	void isNotMisledByTheNameOfAProgram() {
		assertThat(ProcessIdentity.ofStat(7, stat("a) Z (b", "S", 1), "boot"))
			.contains(new ProcessIdentity(7, "4711@boot"));
	}

	private static String stat(String name, String state, int threads) {
		return "7 (%s) %s 1 7 7 0 -1 4194560 2 0 0 0 3 4 0 0 20 0 %d 0 4711 5 6 7\n".formatted(name, state, threads);
	}

}
