package dev.rollcall.gateway.edge;

import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;

import dev.rollcall.gateway.Backend;
import dev.rollcall.gateway.RawHttp;
import dev.rollcall.gateway.RunningGateway;
import dev.rollcall.starter.testing.HttpProbe.Answer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.publisher.Mono;

import static org.assertj.core.api.Assertions.assertThat;

class EdgeTests extends RunningGateway {

	private static final String TRACE_ID = "0af7651916cd43dd8448eb211c80319c";

	private static final String TRACEPARENT = "00-" + TRACE_ID + "-b7ad6b7169203331-01";

	@ParameterizedTest
	@ValueSource(strings = { "/", "/nothing/here", "/api", "/api/database", "/api/kv/key", "/api/registry/services",
			"/eureka/apps", "/API/data", "/index.html", "/favicon.ico", "/error" })
	void answers404WhereNothingIsRouted(String path) {
		Backend backend = oneDataService();
		assertProblem(http().get(path), 404);
		assertThat(backend.received()).isEmpty();
	}

	@Test
	void answers405WhereAPathDoesNotTakeTheMethod() {
		Answer answer = http().post("/health", "{}");
		assertProblem(answer, 405);
		assertThat(answer.header("Allow")).contains("GET");
		assertProblem(http().delete("/ready"), 405);
	}

	@ParameterizedTest
	@ValueSource(strings = { "TRACE", "PROPFIND", "get" })
	void answers405ToMethodsThatNoServiceHas(String method) {
		Backend backend = oneDataService();
		RawHttp.Answer answer = RawHttp.send(port(), method + " /api/data/a HTTP/1.1");
		assertThat(answer.status()).isEqualTo(405);
		assertThat(answer.text()).contains("application/problem+json", "gateway-1");
		assertThat(backend.received()).isEmpty();
	}

	@ParameterizedTest
	@ValueSource(strings = { "/api/data/../auth/x", "/api/data/%2e%2e/auth/x", "/api/data/%252e%252e/auth/x",
			"//api/data", "/api/data//a", "/api/data/a;x=1", "/api/data/%00", "/api/data/a%2fb", "/api/data/a%5cb",
			"/api/data/a\\b", "/api/data/a\\..\\..\\auth", "/api/data/%zz", "/actuator/..;/health",
			"/api/data/../../actuator/env", "http://localhost/api/data/../auth/x" })
	void answers400ToPathsThatCouldLeaveTheirRoute(String target) {
		Backend data = oneDataService();
		Backend auth = Backend.named("auth-service-1");
		list("auth-service", auth);
		RawHttp.Answer answer = RawHttp.send(port(), "GET " + target + " HTTP/1.1");
		assertThat(answer.status()).as(answer.text()).isEqualTo(400);
		assertThat(answer.text()).contains("application/problem+json", "\"traceId\"", "\"error\"");
		assertThat(answer.count("X-Instance-Id")).isEqualTo(1);
		assertThat(answer.count("X-Trace-Id")).isEqualTo(1);
		assertThat(data.received()).isEmpty();
		assertThat(auth.received()).isEmpty();
	}

	@Test
	void answersRequestsThatAreNotWellFormedWithAProblemToo() {
		Backend backend = oneDataService();
		String target = "GET /api/data/a HTTP/1.1";
		assertRefused(RawHttp.send(port(), target, "X-Large: " + "x".repeat(16_000)), 431);
		assertRefused(RawHttp.send(port(), "GET /api/data/" + "x".repeat(9_000) + " HTTP/1.1"), 414);
		assertRefused(RawHttp.send(port(), target, "Space : before the colon"), 400);
		assertRefused(RawHttp.send(port(), target, "Content-Length: abc"), 400);
		assertRefused(RawHttp.send(port(), target, "Content-Length: 1", "Content-Length: 2"), 400);
		assertRefused(RawHttp.send(port(), "GET /api/data/a HTTX/1.1"), 400);
		assertThat(backend.received()).isEmpty();
	}

	private static void assertRefused(RawHttp.Answer answer, int status) {
		assertThat(answer.status()).as(answer.text()).isEqualTo(status);
		assertThat(answer.text()).contains("application/problem+json", "\"status\":" + status,
				"X-Instance-Id: gateway-1", "\"traceId\"", "\"error\"");
		assertThat(answer.text().lines().filter((line) -> line.startsWith("HTTP/1.1"))).hasSize(1);
	}

	@ParameterizedTest
	@CsvSource({ "auth, /api/auth/login, 16384", "data, /api/data, 524288", "data, /api/data/batch, 4194304",
			"compute, /api/compute/direct, 1048576", "compute, /api/compute/job, 16777216" })
	void answers413ToABodyOverTheRoutesLimit(String type, String path, int limitBytes) {
		Backend backend = Backend.named(type + "-service-1");
		list(type + "-service", backend);
		String atTheLimit = "x".repeat(limitBytes);
		assertThat(http().post(path, atTheLimit).status()).isEqualTo(200);
		assertThat(http().postChunked(path, atTheLimit).status()).isEqualTo(200);
		assertThat(backend.received()).allSatisfy((request) -> assertThat(request.body()).hasSize(limitBytes));
		assertProblem(http().post(path, atTheLimit + "x"), 413);
		Answer chunked = http().postChunked(path, atTheLimit + "x");
		assertProblem(chunked, 413);
		assertThat(chunked.json().path("limitBytes").asInt()).isEqualTo(limitBytes);
		assertThat(backend.received()).hasSize(2);
	}

	@Test
	void passesTheTraceOnWithAParentOfItsOwn() {
		Backend backend = oneDataService();
		Answer answer = http().with("traceparent", TRACEPARENT).with("tracestate", "a=b").get("/api/data/a");
		String sent = backend.only().headers().get("traceparent");
		assertThat(sent).startsWith("00-" + TRACE_ID).endsWith("-01").isNotEqualTo(TRACEPARENT);
		assertThat(backend.only().headers().get("tracestate")).isEqualTo("a=b");
		assertThat(answer.response().headers().allValues("X-Trace-Id")).containsExactly(TRACE_ID);
	}

	@Test
	void beginsATraceWhereThereIsNoneOrAMalformedOne() {
		Backend backend = oneDataService();
		Answer answer = http().with("traceparent", "00-nonsense").with("tracestate", "a=b").get("/api/data/a");
		String traceId = answer.header("X-Trace-Id");
		assertThat(traceId).hasSize(32);
		assertThat(backend.only().headers().getAll("traceparent")).hasSize(1).first().asString().contains(traceId);
		assertThat(backend.only().headers().contains("tracestate")).isFalse();
	}

	@Test
	void namesInstanceAndTraceOnceThoughTheServiceNamesThemToo() {
		list("data-service",
				Backend.answering("data-service-1",
						(self, response) -> response.header("X-Instance-Id", "data-service-1")
							.header("X-Trace-Id", TRACE_ID)
							.sendString(Mono.just("ok"))));
		Answer answer = http().with("traceparent", TRACEPARENT).get("/api/data/a");
		assertThat(answer.response().headers().allValues("X-Instance-Id")).containsExactly("data-service-1");
		assertThat(answer.response().headers().allValues("X-Trace-Id")).containsExactly(TRACE_ID);
	}

	@Test
	void namesTheInstanceWhereTheServiceDoesNot() {
		list("data-service", Backend.answering("foreign-1", (self, response) -> response.sendString(Mono.just("ok"))));
		assertThat(http().get("/api/data/a").header("X-Instance-Id")).isEqualTo("foreign-1");
	}

	@Test
	void tellsTheServiceWhereTheRequestCameFromAndBelievesNobody() {
		Backend backend = oneDataService();
		RawHttp.send(port(), "GET /api/data/a HTTP/1.1", "X-Forwarded-For: 6.6.6.6", "X-Forwarded-For: 7.7.7.7",
				"X-Forwarded-Host: evil.example", "X-Forwarded-Proto: https", "X-Forwarded-Prefix: /evil",
				"X-Forwarded-Port: 1", "Forwarded: for=6.6.6.6", "X-Real-IP: 6.6.6.6", "X-User-Id: 1", "X-Role: ADMIN",
				"X-Instance-Id: evil", "X-Gateway-Attempts: 9", "X-HTTP-Method-Override: DELETE", "X-Mine: kept",
				"Authorization: Bearer kept");
		var headers = backend.only().headers();
		assertThat(headers.getAll("X-Forwarded-For")).containsExactly("127.0.0.1");
		assertThat(headers.getAll("X-Forwarded-Proto")).containsExactly("http");
		assertThat(headers.getAll("X-Forwarded-Host")).containsExactly("localhost:" + port());
		assertThat(headers.names()).doesNotContain("X-Forwarded-Prefix", "X-Forwarded-Port", "Forwarded", "X-Real-IP",
				"X-User-Id", "X-Role", "X-Instance-Id", "X-Gateway-Attempts", "X-HTTP-Method-Override");
		assertThat(headers.get("X-Mine")).isEqualTo("kept");
		assertThat(headers.get("Authorization")).isEqualTo("Bearer kept");
	}

	@Test
	void letsNobodyHaveItsHeadersRemoved() {
		Backend backend = oneDataService();
		RawHttp.send(port(), "GET /api/data/a HTTP/1.1", "Connection: close, X-Forwarded-For, traceparent, X-Hop",
				"X-Hop: one hop only", "TE: trailers", "Keep-Alive: 5", "Proxy-Authorization: secret");
		var headers = backend.only().headers();
		assertThat(headers.get("X-Forwarded-For")).isEqualTo("127.0.0.1");
		assertThat(headers.get("traceparent")).hasSize(55);
		assertThat(headers.names()).doesNotContain("X-Hop", "TE", "Keep-Alive", "Proxy-Authorization");
	}

	@Test
	void doesNotUpgradeConnections() {
		Backend backend = oneDataService();
		RawHttp.Answer answer = RawHttp.send(port(), "GET /api/data/a HTTP/1.1", "Connection: Upgrade, close",
				"Upgrade: websocket", "Sec-WebSocket-Version: 13", "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==");
		assertThat(answer.status()).isEqualTo(200);
		assertThat(backend.only().headers().contains("Upgrade")).isFalse();
	}

	@Test
	void saysHowItsInstancesAre() {
		list("data-service", Backend.named("data-service-1"), Backend.dead("data-service-2"));
		http().get("/api/data/a");
		http().get("/api/data/a");
		Answer answer = http().get("/health");
		assertThat(answer.status()).isEqualTo(200);
		assertThat(answer.header("X-Instance-Id")).isEqualTo("gateway-1");
		assertThat(answer.json().path("status").asString()).isEqualTo("healthy");
		assertThat(answer.json().path("service").asString()).isEqualTo("gateway-1");
		assertThat(answer.json().path("memory").path("rss").asLong()).isPositive();
		assertThat(answer.json().path("loadBalancer").asString()).isEqualTo("operational");
		assertThat(answer.json().path("services").propertyNames()).containsExactly("auth", "data", "compute");
		var data = answer.json().path("services").path("data");
		assertThat(data.path("total").asInt()).isEqualTo(2);
		assertThat(data.path("healthy").asInt()).isEqualTo(1);
		assertThat(data.path("unhealthy").asInt()).isEqualTo(1);
		assertThat(data.path("services").path(0).path("url").asString()).startsWith("http://127.0.0.1:");
		assertThat(data.path("services").path(0).path("healthy").asBoolean()).isTrue();
		assertThat(data.path("services").path(1).path("healthy").asBoolean()).isFalse();
		assertThat(data.path("services").path(1).path("failures").asInt()).isEqualTo(1);
	}

	@Test
	void tellsBrowsersOnceWhatItsOwnAnswersAreNotFor() {
		oneDataService();
		for (String path : List.of("/health", "/status", "/nothing", "/api/compute/x", "/actuator/health")) {
			var headers = http().get(path).response().headers();
			assertThat(headers.allValues("X-Content-Type-Options")).as(path).containsExactly("nosniff");
			assertThat(headers.allValues("Referrer-Policy")).as(path).containsExactly("no-referrer");
			assertThat(headers.allValues("Content-Security-Policy")).as(path)
				.containsExactly("default-src 'none'; frame-ancestors 'none'");
			assertThat(headers.allValues("Cache-Control")).as(path).hasSize(1).first().asString().contains("no-store");
		}
		assertThat(http().get("/api/data/a").response().headers().map()).doesNotContainKeys("x-content-type-options",
				"cache-control");
		assertThat(RawHttp.send(port(), "GET /a HTTX/1.1").count("X-Content-Type-Options")).isEqualTo(1);
	}

	@Test
	void isReady() {
		Answer answer = http().get("/ready");
		assertThat(answer.status()).isEqualTo(200);
		assertThat(answer.json().path("ready").asBoolean()).isTrue();
		assertThat(answer.json().path("service").asString()).isEqualTo("gateway-1");
	}

	@Test
	void asksAnInstanceForItsOwnHealth() {
		Backend backend = oneDataService();
		assertThat(http().get("/api/data/health").text()).isEqualTo("data-service-1");
		assertThat(backend.only().target()).isEqualTo("/api/data/health");
	}

	@Test
	void passesABodyThatWaitsForLeaveToBeSent() {
		Backend backend = oneDataService();
		RawHttp.Answer answer = RawHttp.send(port(), "POST /api/data HTTP/1.1", "Content-Length: 0",
				"Expect: 100-continue");
		assertThat(answer.text()).contains("200 OK");
		assertThat(backend.received()).hasSize(1);
		assertThat(http().send("POST", "/api/data", BodyPublishers.noBody()).status()).isEqualTo(200);
	}

}
