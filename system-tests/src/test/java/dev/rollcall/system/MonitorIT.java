package dev.rollcall.system;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;

import dev.rollcall.starter.testing.HttpProbe;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/** The fault detector sees everybody, says who fails and who is back. */
@ExtendWith(RunningCluster.class)
class MonitorIT {

	private static final Duration ALERT_LIMIT = Duration.ofSeconds(40);

	@Test
	void watchesEveryProcess(RunningSystem system) {
		HttpProbe monitor = system.instance("admin-monitor");
		RunningSystem.await("all are healthy", ALERT_LIMIT,
				() -> monitor.get("/api/status").json().at("/summary/healthy").asInt() >= 13);
		JsonNode services = monitor.get("/api/status").json().path("services");
		assertThat(services.propertyNames()).contains("auth", "data", "compute", "kv", "gateway", "registry",
				"monitor");
		assertThat(services.path("data").size()).isEqualTo(3);
		assertThat(monitor.get("/api/status/kv").json().at("/services/0/status").asString()).isEqualTo("healthy");
		assertThat(monitor.get("/api/status/nothing").status()).isEqualTo(404);
		assertThat(monitor.post("/api/check", "").json().path("message").asString())
			.isEqualTo("Health check completed");
	}

	@Test
	void saysWhoFailsAndWhoIsBack(RunningSystem system) throws InterruptedException {
		Frames frames = new Frames();
		URI url = URI.create(system.cluster().url("admin-monitor").toString().replace("http:", "ws:") + "/ws");
		try (HttpClient http = HttpClient.newHttpClient()) {
			WebSocket socket = http.newWebSocketBuilder().buildAsync(url, frames).join();
			RunningSystem.await("the picture on connect", ALERT_LIMIT, () -> frames.has("health-status", ""));
			system.cluster().process("data-service-3").kill();
			try {
				RunningSystem.await("the failure is announced", ALERT_LIMIT,
						() -> frames.has("service-failure", "data-service-3"));
				assertThat(frames.has("service-health-update", "data-service-3")).isTrue();
			}
			finally {
				system.restore("data-service-3");
			}
			RunningSystem.await("the recovery is announced", ALERT_LIMIT,
					() -> frames.has("service-recovery", "data-service-3"));
			socket.abort();
		}
		String log = system.log("admin-monitor");
		assertThat(log.lines().filter((line) -> line.contains("data-service-3"))).hasSizeGreaterThanOrEqualTo(2);
	}

	@Test
	void showsEveryInstanceInSpringBootAdmin(RunningSystem system) {
		assertThat(system.instance("admin-monitor").with("Accept", "application/json").get("/instances").status())
			.isIn(401, 302);
		HttpProbe dashboard = system.asCluster("admin-monitor").with("Accept", "application/json");
		RunningSystem.await("all instances are UP", ALERT_LIMIT,
				() -> dashboard.get("/instances")
					.json()
					.valueStream()
					.filter((instance) -> instance.at("/statusInfo/status").asString().equals("UP"))
					.count() >= 13);
	}

	/** Collects text frames, which may come in parts. */
	private static final class Frames implements WebSocket.Listener {

		private final List<String> frames = new CopyOnWriteArrayList<>();

		private final StringBuilder part = new StringBuilder();

		@Override
		public CompletionStage<?> onText(WebSocket socket, CharSequence text, boolean last) {
			this.part.append(text);
			if (last) {
				this.frames.add(this.part.toString());
				this.part.setLength(0);
			}
			socket.request(1);
			return null;
		}

		private boolean has(String event, String text) {
			return this.frames.stream()
				.anyMatch((frame) -> frame.contains("\"event\":\"" + event + "\"") && frame.contains(text));
		}

	}

}
