package dev.rollcall.compute.accumulator;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import dev.rollcall.compute.accumulator.FakeKvStore.Mood;
import dev.rollcall.starter.secret.ClusterCredential;
import dev.rollcall.starter.testing.HttpProbe;
import dev.rollcall.starter.testing.HttpProbe.Answer;
import dev.rollcall.starter.testing.TestTokens;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

import static org.assertj.core.api.Assertions.assertThat;

/** The shared number over HTTP, with a kv-store that fails as told. */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT,
		properties = { "rollcall.compute.accumulator.watched=true", "rollcall.compute.accumulator.concurrency-max=2",
				// only a test asks
				"rollcall.compute.accumulator.watch-interval=1h" })
@Import(TestTokens.Keys.class)
@DirtiesContext
class AccumulatorControllerTests {

	private static final FakeKvStore KV = new FakeKvStore();

	@LocalServerPort
	private int port;

	@Autowired
	private KvStoreWatch watch;

	@Autowired
	private ClusterCredential credential;

	@DynamicPropertySource
	static void kvStore(DynamicPropertyRegistry properties) {
		properties.add("rollcall.compute.accumulator.url", KV::url);
	}

	@AfterAll
	static void end() {
		KV.close();
	}

	@BeforeEach
	void reset() {
		KV.reset();
		this.watch.ask();
	}

	@Test
	void multipliesFromOneOn() {
		Answer absent = user().get("/api/compute/accumulator");
		assertThat(absent.text()).isEqualTo("{\"accumulator\":\"1\",\"version\":0,\"service\":\"compute-service-1\"}");
		Answer first = multiply("2");
		assertThat(first.status()).isEqualTo(200);
		assertThat(first.json().path("accumulator").stringValue()).isEqualTo("2");
		assertThat(first.json().path("version").asLong()).isPositive();
		assertThat(first.json().path("service").asString()).isEqualTo("compute-service-1");
		assertThat(multiply("\"-2\"").json().path("accumulator").stringValue()).isEqualTo("-4");
		assertThat(user().get("/api/compute/accumulator").json().path("accumulator").stringValue()).isEqualTo("-4");
		assertThat(multiply("0").json().path("accumulator").stringValue()).isEqualTo("0");
	}

	@Test
	void callsWithTheClustersCredentialAndInTheSameTrace() {
		String traceId = "0af7651916cd43dd8448eb211c80319c";
		user().with("traceparent", "00-" + traceId + "-b7ad6b7169203331-01")
			.post("/api/compute/multiply", "{\"factor\":1}");
		assertThat(KV.calls).singleElement().satisfies((headers) -> {
			assertThat(headers.getFirst("Authorization")).isEqualTo(this.credential.authorization());
			assertThat(headers.getFirst("traceparent")).contains(traceId);
			assertThat(headers.getFirst("Idempotency-Key")).matches("[!-~]{1,64}");
		});
	}

	@ParameterizedTest
	@ValueSource(strings = { "1.5", "2.0", "\"x\"", "\"\"", "\" 2\"", "true", "[2]", "{}", "1e3", "null" })
	void refusesWhatIsNoInteger(String factor) {
		Answer answer = multiply(factor);
		assertThat(answer.status()).isEqualTo(400);
		assertThat(answer.json().path("errors").path(0).path("field").asString()).isEqualTo("factor");
		assertThat(KV.calls).isEmpty();
	}

	@Test
	void takesTenThousandDigitsAndNotOneMore() {
		String largest = "9".repeat(10_000);
		assertThat(multiply("\"" + largest + "\"").json().path("accumulator").stringValue()).isEqualTo(largest);
		assertProblem(multiply("10"), 422, "too-many-digits");
		assertThat(multiply("\"1" + largest + "\"").status()).isEqualTo(400);
		assertThat(user().get("/api/compute/accumulator").json().path("accumulator").stringValue()).isEqualTo(largest);
	}

	@Test
	void asksForADeletionOnceSinceALateRepeatWouldRemoveWhatOthersWrote() {
		multiply("2");
		KV.calls.clear();
		KV.mood = Mood.LOSING_ONE_ANSWER;
		assertThat(admin().delete("/api/compute/accumulator").status()).isEqualTo(503);
		assertThat(KV.calls).hasSize(1);
		assertThat(user().get("/api/compute/accumulator").json().path("version").asLong(-1)).isZero();
	}

	@Test
	void letsOnlyAsManyCallsWaitForAHangingStoreAsConfigured() throws Exception {
		KV.mood = Mood.HANGING;
		List<Future<Answer>> calls;
		try (ExecutorService clients = Executors.newFixedThreadPool(10)) {
			calls = clients.invokeAll(Collections.nCopies(10, () -> user().get("/api/compute/accumulator")));
		}
		List<String> details = new ArrayList<>();
		for (Future<Answer> call : calls) {
			assertThat(call.get().status()).isEqualTo(503);
			assertThat(call.get().header("Retry-After")).isEqualTo("1");
			details.add(call.get().json().path("detail").asString());
		}
		assertThat(details).filteredOn((detail) -> detail.startsWith("Too many calls")).hasSize(8);
		assertThat(KV.calls).as("tries of two calls").hasSizeBetween(2, 6);
	}

	@Test
	void aClientsRepeatGetsTheFirstAnswer() {
		HttpProbe once = user().with("Idempotency-Key", "k".repeat(64));
		Answer first = once.post("/api/compute/multiply", "{\"factor\":3}");
		multiply("5");
		Answer repeat = once.post("/api/compute/multiply", "{\"factor\":3}");
		assertThat(first.header("Idempotency-Replayed")).isEmpty();
		assertThat(repeat.header("Idempotency-Replayed")).isEqualTo("true");
		assertThat(repeat.text()).isEqualTo(first.text());
		assertProblem(once.post("/api/compute/multiply", "{\"factor\":4}"), 422, "idempotency-key-reused");
		Answer another = new HttpProbe(this.port).as(TestTokens.of("bob", "USER"))
			.with("Idempotency-Key", "k".repeat(64))
			.post("/api/compute/multiply", "{\"factor\":7}");
		assertThat(another.json().path("accumulator").stringValue()).as("a key is its caller's").isEqualTo("105");
		assertThat(KV.calls).first()
			.extracting((headers) -> headers.getFirst("Idempotency-Key"))
			.asString()
			.matches("[0-9a-f]{64}");
	}

	@Test
	void refusesAMalformedKey() {
		for (String key : List.of("", "a b", "k".repeat(65))) {
			Answer answer = user().with("Idempotency-Key", key).post("/api/compute/multiply", "{\"factor\":2}");
			assertThat(answer.status()).isEqualTo(400);
			assertThat(answer.json().path("errors").path(0).path("field").asString()).isEqualTo("Idempotency-Key");
		}
		assertThat(KV.calls).isEmpty();
	}

	@Test
	void appliesOnceWhatWasCommittedAndNotAnswered() {
		KV.mood = Mood.LOSING_ONE_ANSWER;
		Answer answer = multiply("2");
		assertThat(answer.status()).as(answer.text()).isEqualTo(200);
		assertThat(answer.json().path("accumulator").stringValue()).isEqualTo("2");
		assertThat(answer.header("Idempotency-Replayed")).as("the client did not repeat").isEmpty();
		assertThat(KV.calls).hasSize(2)
			.extracting((headers) -> headers.getFirst("Idempotency-Key"))
			.containsOnly(KV.calls.getFirst().getFirst("Idempotency-Key"));
		assertThat(user().get("/api/compute/accumulator").json().path("accumulator").stringValue()).isEqualTo("2");
	}

	@ParameterizedTest
	@EnumSource(mode = EnumSource.Mode.EXCLUDE, names = { "WELL", "LOSING_ONE_ANSWER" })
	void anOutageIsA503InTime(Mood mood) {
		multiply("2");
		KV.mood = mood;
		long startNanos = System.nanoTime();
		for (Answer answer : List.of(multiply("3"), user().get("/api/compute/accumulator"),
				admin().delete("/api/compute/accumulator"))) {
			assertThat(answer.status()).as(answer.text()).isEqualTo(503);
			assertThat(answer.header("Retry-After")).isEqualTo("1");
			assertThat(answer.json().path("detail").asString()).contains("kv-store");
		}
		assertThat(Duration.ofNanos(System.nanoTime() - startNanos)).isLessThan(Duration.ofMillis(3 * 1000 + 900));
		this.watch.ask();
		if (mood != Mood.LOSING_ANSWERS) {
			assertHealth("degraded", "degraded");
		}
		KV.mood = Mood.WELL;
		this.watch.ask();
		assertHealth("healthy", "up");
		assertThat(user().get("/api/compute/accumulator").json().path("accumulator").stringValue())
			.isEqualTo((mood == Mood.LOSING_ANSWERS) ? "1" : "2");
	}

	@Test
	void somethingElseInItsPlaceIsNotAnInteger() {
		KV.put("[1]");
		assertProblem(user().get("/api/compute/accumulator"), 409, "not-an-integer");
		assertProblem(multiply("2"), 409, "not-an-integer");
		KV.put("7");
		assertThat(user().get("/api/compute/accumulator").json().path("accumulator").stringValue()).isEqualTo("7");
	}

	@Test
	void onlyAnAdminResetsIt() {
		multiply("2");
		assertThat(user().delete("/api/compute/accumulator").status()).isEqualTo(403);
		assertThat(new HttpProbe(this.port).delete("/api/compute/accumulator").status()).isEqualTo(401);
		assertThat(admin().delete("/api/compute/accumulator").status()).isEqualTo(204);
		assertThat(admin().delete("/api/compute/accumulator").status()).as("gone already").isEqualTo(204);
		assertThat(user().get("/api/compute/accumulator").json().path("version").asLong(-1)).isZero();
		assertThat(new HttpProbe(this.port).get("/api/compute/accumulator").status()).isEqualTo(401);
		assertThat(new HttpProbe(this.port).post("/api/compute/multiply", "{\"factor\":2}").status()).isEqualTo(401);
	}

	private void assertHealth(String status, String kv) {
		HttpProbe anybody = new HttpProbe(this.port);
		Answer health = anybody.get("/health");
		assertThat(health.status()).isEqualTo(200);
		assertThat(health.json().path("status").asString()).isEqualTo(status);
		assertThat(health.json().path("checks").path("kv").asString()).isEqualTo(kv);
		assertThat(anybody.get("/ready").status()).isEqualTo(200);
	}

	private static void assertProblem(Answer answer, int status, String code) {
		assertThat(answer.status()).as(answer.text()).isEqualTo(status);
		assertThat(answer.json().path("type").asString()).isEqualTo("/problems/compute/" + code);
	}

	private Answer multiply(String factor) {
		return user().post("/api/compute/multiply", "{\"factor\":" + factor + "}");
	}

	private HttpProbe user() {
		return new HttpProbe(this.port).as(TestTokens.of("alice", "USER"));
	}

	private HttpProbe admin() {
		return new HttpProbe(this.port).as(TestTokens.of("root", "USER", "ADMIN"));
	}

}
