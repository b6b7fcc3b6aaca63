package dev.rollcall.monitor.alert;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

import dev.rollcall.monitor.check.CheckResult;
import dev.rollcall.monitor.check.InstanceState;
import dev.rollcall.monitor.check.InstanceState.Tally;
import dev.rollcall.monitor.check.Status;
import dev.rollcall.monitor.roster.Target;
import dev.rollcall.monitor.roster.TargetId;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** When an operator is told. */
class WatchmanTests {

	private static final Target TARGET = new Target(new TargetId("auth", "auth-service-1"),
			URI.create("http://localhost:3001"), false);

	private final Watchman watchman = new Watchman(3,
			new AlertProperties(Duration.ofSeconds(1), Duration.ofSeconds(60), 10, Path.of("unused")));

	private Instant now = Instant.parse("2026-01-01T00:00:00Z");

	@Test
	void reportsAnOutageOnceAfterThreeFailedChecksAndItsEndOnce() {
		assertThat(Stream.of(1, 2, 3, 4, 5).map(this::fails)).containsExactly(List.of(), List.of(),
				List.of(AlertType.SERVICE_FAILURE), List.of(), List.of());
		assertThat(answersIn(10)).containsExactly(AlertType.SERVICE_RECOVERY);
		assertThat(answersIn(10)).isEmpty();
	}

	@Test
	void saysNothingOfOneFailedCheck() {
		assertThat(fails(1)).isEmpty();
		assertThat(answersIn(10)).isEmpty();
	}

	@Test
	void reportsANewOutageWithinTheMinuteWhenTheMinuteIsOver() {
		fails(3);
		answersIn(10);
		assertThat(fails(3)).as("15 s after the first report").isEmpty();
		passes(Duration.ofSeconds(60));
		assertThat(fails(15)).containsExactly(AlertType.SERVICE_FAILURE);
		assertThat(answersIn(10)).containsExactly(AlertType.SERVICE_RECOVERY);
	}

	@Test
	void reportsTheOutageOfWhoeverComesAfterOneThatLeftInItsOwn() {
		fails(3);
		assertThat(judge(Status.STOPPED, 0, null)).isEmpty();
		passes(Duration.ofSeconds(60));
		assertThat(fails(3)).containsExactly(AlertType.SERVICE_FAILURE);
	}

	@Test
	void warnsOfASlowAnswerAtMostOnceAMinute() {
		assertThat(answersIn(1000)).isEmpty();
		assertThat(answersIn(1001)).containsExactly(AlertType.SLOW_RESPONSE);
		assertThat(answersIn(1001)).isEmpty();
		passes(Duration.ofSeconds(60));
		assertThat(answersIn(2000)).containsExactly(AlertType.SLOW_RESPONSE);
	}

	private List<AlertType> fails(int consecutiveFailures) {
		return judge(Status.UNHEALTHY, consecutiveFailures, new CheckResult.Failed("connection refused", null));
	}

	private List<AlertType> answersIn(long millis) {
		return judge(Status.HEALTHY, 0, new CheckResult.Healthy(millis));
	}

	private void passes(Duration duration) {
		this.now = this.now.plus(duration);
	}

	private List<AlertType> judge(Status status, int consecutiveFailures, @Nullable CheckResult last) {
		passes(Duration.ofSeconds(5));
		InstanceState state = new InstanceState(TARGET, status, consecutiveFailures, last, new Tally(1, 1), this.now,
				null, null);
		return this.watchman.judge(state, this.now).stream().map(Alert::type).toList();
	}

}
