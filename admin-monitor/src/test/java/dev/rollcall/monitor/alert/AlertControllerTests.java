package dev.rollcall.monitor.alert;

import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;

import dev.rollcall.monitor.ListedInstances;
import dev.rollcall.monitor.MonitorTest;
import dev.rollcall.monitor.Peer;
import dev.rollcall.monitor.Peer.Listed;
import dev.rollcall.monitor.SettableClock;
import dev.rollcall.starter.testing.HttpProbe;
import dev.rollcall.starter.testing.HttpProbe.Answer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.boot.logging.LogLevel;
import org.springframework.boot.logging.LoggingSystem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

/** What happened, over HTTP and in the log. */
@MonitorTest
@ExtendWith(OutputCaptureExtension.class)
class AlertControllerTests {

	@LocalServerPort
	private int port;

	@Autowired
	private ListedInstances listed;

	@Autowired
	private SettableClock clock;

	@Autowired
	private AlertProperties properties;

	@Autowired
	private JsonMapper json;

	@Autowired
	private LoggingSystem logging;

	@Test
	void tellsOfAnOutageItsEndAndASlowAnswer(CapturedOutput output) {
		this.logging.setLogLevel("dev.rollcall.monitor", LogLevel.INFO);
		HttpProbe monitor = new HttpProbe(this.port);
		try (Peer peer = new Peer()) {
			this.listed.are(new Listed("alerting", "alerting-1", peer.url()));
			String start = this.clock.instant().toString();
			peer.does(Peer.answers(500, ""));
			IntStream.range(0, 4).forEach((i) -> monitor.post("/api/check", ""));
			peer.does(Peer::healthy);
			monitor.post("/api/check", "");
			this.clock.pass(Duration.ofSeconds(1));
			String later = this.clock.instant().toString();
			peer.does((exchange) -> {
				this.clock.pass(Duration.ofMillis(250));
				Peer.healthy(exchange);
			});
			monitor.post("/api/check", "");
			List<JsonNode> alerts = alerts(monitor.get("/api/alerts?since=" + start));
			assertThat(alerts.stream().map((alert) -> alert.path("type").asString())).containsExactly("SLOW_RESPONSE",
					"SERVICE_RECOVERY", "SERVICE_FAILURE");
			JsonNode failure = alerts.get(2);
			assertThat(failure.path("severity").asString()).isEqualTo("CRITICAL");
			assertThat(failure.path("service").asString()).isEqualTo("alerting-1");
			assertThat(failure.path("serviceType").asString()).isEqualTo("alerting");
			assertThat(failure.path("url").asString()).isEqualTo(peer.url().toString());
			assertThat(failure.path("consecutiveFailures").asInt()).isEqualTo(3);
			assertThat(failure.path("error").asString()).isEqualTo("answered with status 500");
			assertThat(failure.has("responseTime")).isFalse();
			assertThat(alerts.get(1).path("severity").asString()).isEqualTo("INFO");
			assertThat(alerts.get(0).path("severity").asString()).isEqualTo("WARNING");
			assertThat(alerts.get(0).path("responseTime").asLong()).isGreaterThanOrEqualTo(250);
			assertThat(alerts(monitor.get("/api/alerts?since=" + later))).hasSize(1);
			assertThat(new AlertFile(this.properties, this.json).load()).as("what a restarted monitor has")
				.filteredOn((alert) -> alert.service().equals("alerting-1"))
				.extracting(Alert::type, Alert::url, (alert) -> alert.timestamp().toString())
				.contains(tuple(AlertType.SERVICE_FAILURE, peer.url(), failure.path("timestamp").asString()))
				.hasSizeGreaterThanOrEqualTo(3);
			assertThat(output.getOut().lines().filter((line) -> line.contains("alerting-1"))).hasSize(2)
				.satisfiesExactly(
						(line) -> assertThat(line).contains("[FAULT DETECTOR] SERVICE_FAILURE: alerting-1 at ",
								"3 checks in a row: answered with status 500"),
						(line) -> assertThat(line).contains("[FAULT DETECTOR] SERVICE_RECOVERY: alerting-1 at "));
			assertThat(output.getOut()).contains("[FAULT DETECTOR] Monitoring ");
		}
		finally {
			this.logging.setLogLevel("dev.rollcall.monitor", null);
			this.listed.are();
		}
	}

	@Test
	void refusesATimeThatIsNone() {
		Answer answer = new HttpProbe(this.port).get("/api/alerts?since=yesterday");
		assertThat(answer.status()).isEqualTo(400);
		assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
	}

	private static List<JsonNode> alerts(Answer answer) {
		assertThat(answer.status()).as(answer.text()).isEqualTo(200);
		return answer.json()
			.path("alerts")
			.valueStream()
			.filter((alert) -> alert.path("service").asString().equals("alerting-1"))
			.toList();
	}

}
