package dev.rollcall.monitor.alert;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

import dev.rollcall.monitor.check.CheckProperties;
import dev.rollcall.monitor.check.CheckResult;
import dev.rollcall.monitor.check.InstanceChecked;
import dev.rollcall.monitor.check.InstanceState;
import dev.rollcall.monitor.check.InstanceState.Tally;
import dev.rollcall.monitor.check.Status;
import dev.rollcall.monitor.roster.Target;
import dev.rollcall.monitor.roster.TargetId;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.util.unit.DataSize;

import static org.assertj.core.api.Assertions.assertThat;

/** What a monitor that was restarted knows of before. */
class AlertsTests {

	private static final int KEPT_MAX = 4;

	private static final JsonMapper JSON = JsonMapper.builder().build();

	@TempDir
	private Path folder;

	private Path file;

	private Alerts alerts;

	private Instant now = Instant.parse("2026-01-01T00:00:00.123Z");

	@BeforeEach
	void anEmptyFolder() {
		this.file = this.folder.resolve("data").resolve("alerts.jsonl");
		this.alerts = started();
	}

	@Test
	void areThereAfterARestart() {
		fails();
		recovers();
		List<Alert> before = this.alerts.since(null);
		assertThat(before).extracting(Alert::type)
			.containsExactly(AlertType.SERVICE_RECOVERY, AlertType.SERVICE_FAILURE);
		assertThat(started().since(null)).isEqualTo(before);
		assertThat(started().since(this.now)).isEqualTo(before.subList(0, 1));
	}

	@Test
	void areThereButForALineThatWasCutOff() throws IOException {
		fails();
		recovers();
		List<Alert> before = this.alerts.since(null);
		Files.writeString(this.file, "null\n{}\n{\"type\":\"SERVICE_FAIL", StandardOpenOption.APPEND);
		this.alerts = started();
		assertThat(this.alerts.since(null)).isEqualTo(before);
		fails();
		assertThat(this.alerts.since(null)).hasSize(3);
		assertThat(started().since(null)).as("the next one is a line of its own").isEqualTo(this.alerts.since(null));
	}

	@Test
	void areAsManyAsAreKeptAndTheFileStaysSmall() throws IOException {
		for (int i = 0; i < 3 * KEPT_MAX; i++) {
			fails();
			recovers();
			assertThat(Files.readAllLines(this.file)).hasSizeLessThanOrEqualTo(2 * KEPT_MAX);
			assertThat(started().since(null)).isEqualTo(this.alerts.since(null));
		}
		assertThat(this.alerts.since(null)).hasSize(KEPT_MAX);
		assertThat(this.file.getParent()).isDirectoryNotContaining("glob:**.new");
	}

	@Test
	void areWrittenLaterWhenTheDiskDoesNotTakeThem() throws IOException {
		Files.createDirectories(this.file);
		fails();
		assertThat(this.alerts.since(null)).hasSize(1);
		Files.delete(this.file);
		recovers();
		assertThat(started().since(null)).isEqualTo(this.alerts.since(null)).hasSize(2);
	}

	private Alerts started() {
		AlertProperties properties = new AlertProperties(Duration.ofSeconds(1), Duration.ZERO, KEPT_MAX, this.file);
		CheckProperties checks = new CheckProperties(Duration.ofSeconds(5), Duration.ofSeconds(2),
				DataSize.ofKilobytes(64), 16, 500, 1, Duration.ofSeconds(15), Duration.ofMinutes(10));
		return new Alerts(checks, properties, new AlertFile(properties, JSON), (event) -> {
		});
	}

	private void fails() {
		check(Status.UNHEALTHY, 1, new CheckResult.Failed("connection refused", null));
	}

	private void recovers() {
		check(Status.HEALTHY, 0, new CheckResult.Healthy(10L));
	}

	private void check(Status status, int consecutiveFailures, CheckResult last) {
		this.now = this.now.plusSeconds(5);
		InstanceState state = new InstanceState(
				new Target(new TargetId("auth", "auth-service-1"), URI.create("http://localhost:3001"), false), status,
				consecutiveFailures, last, new Tally(1, 1), this.now, null, null);
		this.alerts.judge(new InstanceChecked(state, this.now));
	}

}
