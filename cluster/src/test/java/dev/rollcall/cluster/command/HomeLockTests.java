package dev.rollcall.cluster.command;

import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

import dev.rollcall.cluster.ClusterException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests of {@link HomeLock}.
 */
class HomeLockTests {

	private final ConsoleFixtures console = ConsoleFixtures.file();

	@TempDir
	private Path home;

	@Test
	void isHeldByOneCommandAtATime() throws InterruptedException {
		try (HomeLock _ = take("up", Duration.ZERO)) {
			assertThatExceptionOfType(ClusterException.class).isThrownBy(() -> take("down", Duration.ZERO))
				.withMessage("./rollcall up (pid %d) is at work here: wait for its end or interrupt it",
						ProcessHandle.current().pid());
		}
		take("down", Duration.ZERO).close();
	}

	@Test
	@Timeout(30)
	void isWaitedFor() throws Exception {
		HomeLock lock = take("kill gateway", Duration.ZERO);
		CompletableFuture<HomeLock> second = CompletableFuture.supplyAsync(() -> {
			try {
				return take("down", Duration.ofSeconds(20));
			}
			catch (InterruptedException ex) {
				throw new IllegalStateException(ex);
			}
		});
		while (this.console.err().isEmpty()) {
			Thread.onSpinWait();
		}
		assertThat(this.console.err())
			.isEqualTo("waiting for ./rollcall kill gateway (pid %d) ...%n".formatted(ProcessHandle.current().pid()));
		lock.close();
		second.get(20, TimeUnit.SECONDS).close();
	}

	private HomeLock take(String command, Duration limit) throws InterruptedException {
		return HomeLock.take(this.home, command, this.console.console(), limit);
	}

}
