package dev.rollcall.kv.entry;

import java.math.BigInteger;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

import dev.rollcall.kv.KvStoreTest;
import dev.rollcall.starter.secret.ClusterCredential;
import dev.rollcall.starter.testing.HttpProbe;
import dev.rollcall.starter.testing.HttpProbe.Answer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

import static org.assertj.core.api.Assertions.assertThat;

/** The store over HTTP, each test below a prefix of its own. */
@KvStoreTest
class EntryControllerTests {

	private static final JsonMapper JSON = JsonMapper.builder().build();

	@LocalServerPort
	private int port;

	@Autowired
	private ClusterCredential credential;

	private String base = "";

	private HttpProbe kv = new HttpProbe(0);

	@BeforeEach
	void newPrefix(TestInfo test) {
		this.base = "/api/kv/" + test.getTestMethod().orElseThrow().getName() + "/" + System.nanoTime();
		this.kv = new HttpProbe(this.port).with("Authorization", this.credential.authorization());
	}

	@Test
	void putsGetsAndDeletes() {
		String path = this.base + "/a";
		assertProblem(this.kv.get(path), 404, "not-found");
		Answer created = this.kv.put(path, "{\"value\":{\"x\":[1,null]}}");
		assertThat(created.status()).isEqualTo(201);
		long version = created.json().path("version").asLong();
		assertThat(created.header("ETag")).isEqualTo("\"" + version + "\"");
		assertThat(created.json().path("key").asString()).isEqualTo(path.substring("/api/kv/".length()));
		Answer got = this.kv.get(path);
		assertThat(got.status()).isEqualTo(200);
		assertThat(got.header("ETag")).isEqualTo("\"" + version + "\"");
		assertThat(got.json().path("value").toString()).isEqualTo("{\"x\":[1,null]}");
		assertThat(got.json().propertyNames()).containsExactly("key", "value", "version");
		assertThat(this.kv.with("If-None-Match", "\"" + version + "\"").get(path).status()).isEqualTo(304);
		Answer replaced = this.kv.put(path, "{\"value\":2}");
		assertThat(replaced.status()).isEqualTo(200);
		assertThat(replaced.json().path("version").asLong()).isGreaterThan(version);
		Answer deleted = this.kv.delete(path);
		assertThat(deleted.status()).isEqualTo(204);
		assertThat(deleted.text()).isEmpty();
		assertProblem(this.kv.delete(path), 404, "not-found");
	}

	@ParameterizedTest
	@ValueSource(strings = { "null", "\"\"", "0", "-0.10", "1e400", "123456789012345678901234567890", "\"a\\\"\\\\b\"",
			"[]", "\"\\ud800\"", "{\"\\u00e9\":\"\\ud83d\\ude00\"}" })
	void keepsAnyValue(String value) {
		assertThat(this.kv.put(this.base, "{\"value\":" + value + "}").status()).isEqualTo(201);
		Answer got = this.kv.get(this.base);
		assertThat(got.status()).isEqualTo(200);
		assertThat(got.json().path("value")).isEqualTo(JSON.readTree(value));
	}

	@Test
	void writesOnCondition() {
		String version = this.kv.with("If-None-Match", "*").put(this.base, "{\"value\":1}").header("ETag");
		assertProblem(this.kv.with("If-None-Match", "*").put(this.base, "{\"value\":2}"), 412, "condition-failed");
		assertProblem(this.kv.with("If-Match", "\"0\"").put(this.base, "{\"value\":2}"), 412, "condition-failed");
		assertProblem(this.kv.with("If-Match", "\"0\"").delete(this.base), 412, "condition-failed");
		assertProblem(this.kv.with("If-Match", version).put(this.base + "/absent", "{\"value\":2}"), 412,
				"condition-failed");
		String next = this.kv.with("If-Match", version).put(this.base, "{\"value\":2}").header("ETag");
		assertThat(next).isNotEqualTo(version);
		assertThat(this.kv.with("If-Match", "*").put(this.base, "{\"value\":3}").status()).isEqualTo(200);
		for (String malformed : List.of("7", "W/\"7\"", "\"a\"", "\"1\", \"2\"", "")) {
			assertInvalid(this.kv.with("If-Match", malformed).put(this.base, "{\"value\":4}"), "If-Match");
		}
		assertInvalid(this.kv.with("If-None-Match", "\"1\"").put(this.base, "{\"value\":4}"), "If-None-Match");
		assertThat(this.kv.get(this.base).json().path("value").asInt()).isEqualTo(3);
	}

	@Test
	void lists() {
		String prefix = this.base.substring("/api/kv/".length()) + "/";
		IntStream.rangeClosed(1, 5).forEach((i) -> this.kv.put("/api/kv/" + prefix + i, "{\"value\":" + i + "}"));
		Answer first = this.kv.get("/api/kv?limit=2&prefix=" + prefix);
		assertThat(first.status()).isEqualTo(200);
		assertThat(first.json().path("entries").valueStream().map((entry) -> entry.path("value").asInt()))
			.containsExactly(1, 2);
		String next = first.json().path("next").asString();
		assertThat(next).isEqualTo(prefix + "2");
		JsonNode last = this.kv.get("/api/kv/?limit=3&prefix=" + prefix + "&after=" + next).json();
		assertThat(last.path("entries").valueStream().map((entry) -> entry.path("key").asString()))
			.containsExactly(prefix + "3", prefix + "4", prefix + "5");
		assertThat(last.has("next")).isFalse();
		assertThat(this.kv.get("/api/kv?limit=1000&prefix=" + prefix).status()).isEqualTo(200);
		assertInvalid(this.kv.get("/api/kv?limit=1001"), "limit");
		assertInvalid(this.kv.get("/api/kv?limit=0"), "limit");
		assertThat(this.kv.get("/api/kv?limit=x").status()).isEqualTo(400);
	}

	@Test
	void multipliesAndIncrements() {
		assertProblem(this.kv.post(this.base + "/multiply", "{\"factor\":2}"), 404, "not-found");
		Answer first = this.kv.post(this.base + "/multiply", "{\"factor\":2,\"initial\":\"1\"}");
		assertThat(first.status()).isEqualTo(200);
		assertThat(first.json().path("value").stringValue()).isEqualTo("2");
		assertThat(first.json().path("key").asString()).isEqualTo(this.base.substring("/api/kv/".length()));
		assertThat(first.header("ETag")).isEqualTo("\"" + first.json().path("version").asLong() + "\"");
		assertThat(first.json().propertyNames()).containsExactly("key", "value", "version");
		String large = "123456789012345678901234567890";
		assertThat(this.kv.post(this.base + "/increment", "{\"delta\":" + large + "}").json().path("value").asString())
			.isEqualTo("123456789012345678901234567892");
		assertThat(this.kv.post(this.base + "/increment", "{\"delta\":\"-" + large + "\"}")
			.json()
			.path("value")
			.asString()).isEqualTo("2");
		this.kv.put(this.base, "{\"value\":\"two\"}");
		assertProblem(this.kv.post(this.base + "/multiply", "{\"factor\":2}"), 409, "not-an-integer");
		assertThat(this.kv.get(this.base).json().path("value").asString()).isEqualTo("two");
	}

	@ParameterizedTest
	@ValueSource(strings = { "1.5", "1.0", "\"1.5\"", "\"\"", "\"x\"", "\" 1\"", "\"+1\"", "true", "null", "[1]", "{}",
			"1e3" })
	void refusesWhatIsNoInteger(String factor) {
		assertInvalid(this.kv.post(this.base + "/multiply", "{\"initial\":1,\"factor\":" + factor + "}"), "factor");
		assertInvalid(this.kv.post(this.base + "/increment", "{\"initial\":1,\"delta\":" + factor + "}"), "delta");
		if (!"null".equals(factor)) {
			assertInvalid(this.kv.post(this.base + "/multiply", "{\"factor\":1,\"initial\":" + factor + "}"),
					"initial");
		}
		assertThat(this.kv.get(this.base).status()).isEqualTo(404);
	}

	@Test
	void takesTenThousandDigitsAndNotOneMore() {
		String largest = "9".repeat(10_000);
		Answer answer = this.kv.post(this.base + "/multiply", "{\"factor\":\"-" + largest + "\",\"initial\":1}");
		assertThat(answer.json().path("value").asString()).isEqualTo("-" + largest);
		assertProblem(this.kv.post(this.base + "/increment", "{\"delta\":-1}"), 422, "too-many-digits");
		assertInvalid(this.kv.post(this.base + "/increment", "{\"delta\":\"1" + largest + "\"}"), "delta");
		assertThat(this.kv.get(this.base).json().path("value").asString()).isEqualTo("-" + largest);
	}

	@Test
	void countsARepeatOnce() {
		HttpProbe once = this.kv.with("Idempotency-Key", "k".repeat(64));
		Answer first = once.post(this.base + "/increment",
				"{\"delta\":2,\"initial\":40,\"service\":\"compute-service-3\"}");
		Answer repeat = once.post(this.base + "/increment",
				"{\"delta\":\"2\",\"initial\":40,\"service\":\"compute-service-1\"}");
		assertThat(first.header("Idempotency-Replayed")).isEmpty();
		assertThat(repeat.header("Idempotency-Replayed")).isEqualTo("true");
		assertThat(repeat.text()).isEqualTo(first.text());
		assertThat(repeat.json().path("service").asString()).isEqualTo("compute-service-3");
		assertThat(repeat.header("ETag")).isEqualTo(first.header("ETag"));
		assertThat(this.kv.get(this.base).json().path("value").asString()).isEqualTo("42");
		assertProblem(once.post(this.base + "/increment", "{\"delta\":3,\"initial\":40}"), 422,
				"idempotency-key-reused");
		assertThat(once.post(this.base + "/multiply", "{\"factor\":2}").json().path("value").asString())
			.isEqualTo("84");
		for (String malformed : List.of("k".repeat(65), "a b", "")) {
			assertInvalid(this.kv.with("Idempotency-Key", malformed).post(this.base + "/increment", "{\"delta\":1}"),
					"Idempotency-Key");
		}
	}

	@Test
	void endsWhatHasATimeToLive() {
		Instant before = Instant.now().minusMillis(1);
		assertThat(this.kv.put(this.base, "{\"value\":1,\"ttlSeconds\":31622400}").status()).isEqualTo(201);
		String expiresAt = this.kv.get(this.base).json().path("expiresAt").asString();
		assertThat(expiresAt).matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}Z");
		assertThat(Instant.parse(expiresAt)).isBetween(before.plusSeconds(31_622_400),
				Instant.now().plusSeconds(31_622_400));
		for (String malformed : List.of("31622401", "0", "-1", "1.5", "\"10\"", "true", "1e3", "9".repeat(30))) {
			assertInvalid(this.kv.put(this.base, "{\"value\":2,\"ttlSeconds\":" + malformed + "}"), "ttlSeconds");
		}
		assertThat(this.kv.put(this.base, "{\"value\":1,\"ttlSeconds\":null}").status()).isEqualTo(200);
		assertThat(this.kv.get(this.base).json().has("expiresAt")).isFalse();
	}

	@Test
	void refusesAValueThatIsTooLarge() {
		String largest = "x".repeat(256 * 1024 - 2);
		assertThat(this.kv.put(this.base, "{\"value\":\"" + largest + "\"}").status()).isEqualTo(201);
		assertProblem(this.kv.put(this.base, "{\"value\":\"x" + largest + "\"}"), 413, "value-too-large");
		assertThat(this.kv.get(this.base).json().path("value").asString()).hasSize(largest.length());
		this.kv.delete(this.base);
		assertInvalid(this.kv.put(this.base, "{\"ttlSeconds\":1}"), "value");
	}

	@Test
	void keysAreOneTo255OfAnAlphabet() {
		String longest = this.base.substring("/api/kv/".length());
		longest = longest + "/" + "k".repeat(254 - longest.length());
		assertThat(longest).hasSize(255);
		assertThat(this.kv.put("/api/kv/" + longest, "{\"value\":1}").status()).isEqualTo(201);
		assertThat(this.kv.get("/api/kv/" + longest).json().path("key").asString()).isEqualTo(longest);
		this.kv.delete("/api/kv/" + longest);
		for (String malformed : List.of(longest + "k", "a/", "a%20b", "%C3%A4", "watch", "health", "a!b")) {
			assertInvalid(this.kv.put("/api/kv/" + malformed, "{\"value\":1}"), "key");
			assertProblem(this.kv.get("/api/kv/" + malformed), 404, "not-found");
			assertProblem(this.kv.delete("/api/kv/" + malformed), 404, "not-found");
		}
		assertThat(this.kv.put("/api/kv/a%2Fb", "{\"value\":1}").status()).isEqualTo(400);
		assertThat(this.kv.put("/api/kv/a//b", "{\"value\":1}").status()).isEqualTo(400);
		assertInvalid(this.kv.post("/api/kv/multiply", "{\"factor\":1,\"initial\":1}"), "key");
	}

	@Test
	void postsOnlyCalculations() {
		Answer answer = this.kv.post(this.base, "{\"value\":1}");
		assertThat(answer.status()).isEqualTo(405);
		assertThat(answer.header("Allow")).contains("GET", "PUT", "DELETE");
	}

	@Test
	void appliesEachOfManyCallsAtTheSameTime() throws Exception {
		int threads = 8;
		int each = 25;
		try (ExecutorService executor = Executors.newFixedThreadPool(threads)) {
			List<Future<?>> calls = IntStream.range(0, threads * each)
				.<Future<?>>mapToObj((i) -> executor.submit(
						() -> assertThat(this.kv.post(this.base + "/multiply", "{\"factor\":2,\"initial\":1}").status())
							.isEqualTo(200)))
				.toList();
			for (Future<?> call : calls) {
				call.get();
			}
		}
		assertThat(this.kv.get(this.base).json().path("value").asString())
			.isEqualTo(BigInteger.TWO.pow(threads * each).toString());
	}

	private static void assertProblem(Answer answer, int status, String code) {
		assertThat(answer.status()).as(answer.text()).isEqualTo(status);
		assertThat(answer.json().path("type").asString()).isEqualTo("/problems/kv/" + code);
	}

	private static void assertInvalid(Answer answer, String field) {
		assertThat(answer.status()).as(answer.text()).isEqualTo(400);
		assertThat(answer.json().path("errors").path(0).path("field").asString()).isEqualTo(field);
	}

}
