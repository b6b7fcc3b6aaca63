package dev.rollcall.data.memory;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

import dev.rollcall.starter.problem.ProblemException;
import jakarta.servlet.http.HttpServletRequest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import org.springframework.http.HttpHeaders;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.util.unit.DataSize;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

@Timeout(120)
class MemoryBudgetTests {

	private static final Duration GENEROUS = Duration.ofSeconds(40);

	private final MemoryBudget budget = new MemoryBudget("pages", DataSize.ofMegabytes(1));

	@Test
	void refusesWhatIsMoreThanIsLeft() {
		take(600 * 1024);
		assertThatExceptionOfType(ProblemException.class).isThrownBy(() -> take(600 * 1024)).satisfies((refused) -> {
			assertThat(refused.problem().getStatus()).isEqualTo(503);
			assertThat(refused.headers().getFirst(HttpHeaders.RETRY_AFTER)).isEqualTo("1");
			assertThat(refused).hasMessageContaining("pages");
		});
		take(424 * 1024);
	}

	@Test
	void alwaysHasRoomForWhatIsSmall() {
		take(1024 * 1024);
		take(64 * 1024 - 1);
		assertThatExceptionOfType(ProblemException.class).isThrownBy(() -> take(64 * 1024));
	}

	@Test
	void givesAllToWhoeverWantsMore() {
		HttpServletRequest all = take(Long.MAX_VALUE);
		assertThatExceptionOfType(ProblemException.class).isThrownBy(() -> take(64 * 1024));
		end(all);
		take(1024 * 1024);
	}

	@Test
	void takesBackOnceWhatARequestHad() {
		HttpServletRequest first = take(1024 * 1024);
		end(first);
		end(first);
		end(new MockHttpServletRequest());
		take(1024 * 1024);
		assertThatExceptionOfType(ProblemException.class).isThrownBy(() -> take(1024 * 1024));
	}

	@Test
	void letsARequestWaitForAnother() throws Exception {
		HttpServletRequest first = take(1024 * 1024);
		CompletableFuture<Void> second = CompletableFuture
			.runAsync(() -> this.budget.take(new MockHttpServletRequest(), 1024 * 1024, GENEROUS));
		end(first);
		assertThat(second.get(GENEROUS.toSeconds(), TimeUnit.SECONDS)).isNull();
		assertThatExceptionOfType(ProblemException.class).isThrownBy(() -> take(1024 * 1024));
	}

	@Test
	void keepsTheInterruptOfWhoeverWaits() {
		take(1024 * 1024);
		Thread.currentThread().interrupt();
		assertThatExceptionOfType(ProblemException.class)
			.isThrownBy(() -> this.budget.take(new MockHttpServletRequest(), 1024 * 1024, GENEROUS));
		assertThat(Thread.interrupted()).isTrue();
	}

	private HttpServletRequest take(long bytes) {
		HttpServletRequest request = new MockHttpServletRequest();
		this.budget.take(request, bytes, Duration.ZERO);
		return request;
	}

	private void end(HttpServletRequest request) {
		this.budget.afterCompletion(request, new MockHttpServletResponse(), this, null);
	}

}
