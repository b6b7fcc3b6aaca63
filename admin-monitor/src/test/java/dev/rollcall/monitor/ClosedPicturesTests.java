package dev.rollcall.monitor;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.net.http.WebSocketHandshakeException;
import java.util.List;
import java.util.concurrent.CompletionException;

import dev.rollcall.starter.secret.ClusterCredential;
import dev.rollcall.starter.testing.HttpProbe;
import dev.rollcall.starter.testing.HttpProbe.Answer;
import dev.rollcall.starter.testing.TestTokens;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.TestPropertySource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/** Who sees the pictures of a system that others can reach (CONTRACT 1). */
@MonitorTest
@TestPropertySource(properties = "rollcall.status.public=false")
class ClosedPicturesTests {

	@LocalServerPort
	private int port;

	@Autowired
	private ClusterCredential credential;

	@ParameterizedTest
	@ValueSource(strings = { "/api/status", "/api/status/auth", "/api/metrics", "/api/alerts", "/ws" })
	void areForAdminsAndTheCluster(String path) {
		int allowed = path.equals("/ws") ? 400 : 200;
		assertThat(probe().get(path).status()).isEqualTo(401);
		assertThat(user().get(path).status()).isEqualTo(403);
		assertThat(admin().get(path).status()).isEqualTo(allowed);
		assertThat(cluster().get(path).status()).isEqualTo(allowed);
	}

	@Test
	void areDrawnAnewForAdminsAndTheCluster() {
		assertThat(probe().post("/api/check", "").status()).isEqualTo(401);
		assertThat(user().post("/api/check", "").status()).isEqualTo(403);
		assertThat(admin().post("/api/check", "").status()).isEqualTo(200);
		Answer answer = cluster().post("/api/check", "");
		assertThat(answer.status()).isEqualTo(200);
		assertThat(MonitorTest.Wiring.GATEWAY.seen()).last()
			.satisfies((seen) -> assertThat(seen.authorization()).isEqualTo(this.credential.authorization()));
	}

	@ParameterizedTest
	@ValueSource(strings = { "/ws", "/" })
	void areSentToAdminsAndTheCluster(String path) {
		for (String allowed : List.of(this.credential.authorization(),
				"Bearer " + TestTokens.of("root", "USER", "ADMIN"))) {
			connect(path, allowed).abort();
		}
		assertThat(refusal(path, "Bearer " + TestTokens.of("alice", "USER"))).isEqualTo(403);
		assertThat(refusal(path, "Basic Y2x1c3Rlcjpub3RoaW5n")).isEqualTo(401);
	}

	private int refusal(String path, String authorization) {
		CompletionException refused = catchThrowableOfType(CompletionException.class,
				() -> connect(path, authorization));
		return ((WebSocketHandshakeException) refused.getCause()).getResponse().statusCode();
	}

	private WebSocket connect(String path, String authorization) {
		return HttpClient.newHttpClient()
			.newWebSocketBuilder()
			.header("Authorization", authorization)
			.buildAsync(URI.create("ws://localhost:" + this.port + path), new WebSocket.Listener() {
			})
			.join();
	}

	private HttpProbe probe() {
		return new HttpProbe(this.port);
	}

	private HttpProbe user() {
		return probe().as(TestTokens.of("alice", "USER"));
	}

	private HttpProbe admin() {
		return probe().as(TestTokens.of("root", "USER", "ADMIN"));
	}

	private HttpProbe cluster() {
		return probe().with("Authorization", this.credential.authorization());
	}

}
