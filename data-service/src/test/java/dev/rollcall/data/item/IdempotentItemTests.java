package dev.rollcall.data.item;

import java.net.http.HttpRequest.BodyPublishers;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import dev.rollcall.starter.testing.HttpProbe;
import dev.rollcall.starter.testing.HttpProbe.Answer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** The row "repeatable writes" of CONTRACT 1, over HTTP. */
class IdempotentItemTests extends ItemFixtures {

	private static final String KEY = "Idempotency-Key";

	private static final String REPLAYED = "Idempotency-Replayed";

	private final String idempotencyKey = "k-" + UUID.randomUUID();

	private HttpProbe keyed(HttpProbe probe) {
		return probe.with(KEY, this.idempotencyKey);
	}

	private String body(String name, String value) {
		return "{\"key\":\"" + this.prefix + name + "\",\"value\":" + value + "}";
	}

	@Test
	void createsAnItemOnce() {
		Answer first = keyed(owner()).post(PATH, body("a", "1"));
		Answer repeat = keyed(owner()).post(PATH, body("a", "1"));
		assertThat(first.status()).as(first.text()).isEqualTo(201);
		assertThat(first.header(REPLAYED)).isEmpty();
		assertReplay(first, repeat);
		assertThat(repeat.header("Location")).isEqualTo(path("a"));
		assertThat(repeat.header("ETag")).isEqualTo("\"1\"");
		assertReplay(first, keyed(owner()).post(PATH + "/", body("a", "1")));
		assertProblem(owner().post(PATH, body("a", "1")), 409, "key-taken");
	}

	@Test
	void changesAnItemOnceThoughTheConditionHoldsNoLonger() {
		create("u", "1");
		HttpProbe put = keyed(owner()).with("If-Match", "\"1\"");
		Answer first = put.put(path("u"), "{\"value\":2}");
		assertThat(first.status()).isEqualTo(200);
		assertReplay(first, put.put(path("u"), "{\"value\":2}"));
		assertThat(read("u").path("version").asInt()).isEqualTo(2);
		data(owner().put(path("u"), "{\"value\":3}"), 200);
		assertReplay(first, put.put(path("u"), "{\"value\":2}"));
		assertThat(read("u").path("value").asInt()).isEqualTo(3);

		HttpProbe putNew = keyed(owner()).with("If-None-Match", "*");
		Answer created = putNew.put(path("new"), "{\"value\":2}");
		assertThat(created.status()).isEqualTo(201);
		assertReplay(created, putNew.put(path("new"), "{\"value\":2}"));
	}

	@Test
	void deletesAnItemOnce() {
		create("d", "1");
		Answer first = keyed(owner()).delete(path("d"));
		assertThat(first.status()).isEqualTo(200);
		assertReplay(first, keyed(owner()).delete(path("d")));
		create("d", "2");
		assertReplay(first, keyed(owner()).delete(path("d")));
		assertThat(read("d").path("value").asInt()).as("the new one stays").isEqualTo(2);
	}

	@Test
	void carriesABatchOutOnce() {
		String batch = "{\"operations\":[{\"op\":\"create\",\"key\":\"" + this.prefix + "b\",\"value\":1}]}";
		Answer first = keyed(owner()).post(PATH + "/batch", batch);
		assertThat(first.status()).as(first.text()).isEqualTo(200);
		assertReplay(first, keyed(owner()).post(PATH + "/batch", batch));
		assertProblem(owner().post(PATH + "/batch", batch), 409, "key-taken");
		assertProblem(keyed(owner()).post(PATH + "/batch", batch + " "), 422, "idempotency-key-reused");
	}

	@Test
	void refusesTheKeyOfAnotherBody() {
		keyed(owner()).post(PATH, body("a", "1"));
		assertProblem(keyed(owner()).post(PATH, body("a", "2")), 422, "idempotency-key-reused");
		assertProblem(keyed(owner()).post(PATH, body("b", "1")), 422, "idempotency-key-reused");
		assertThat(read("a").path("value").asInt()).isEqualTo(1);
		assertThat(owner().get(path("b")).status()).isEqualTo(404);
		create("d", "1");
		keyed(owner()).delete(path("d"));
		assertProblem(keyed(owner()).send("DELETE", path("d"), BodyPublishers.ofString("{}")), 422,
				"idempotency-key-reused");
	}

	@Test
	void keepsTheKeysOfCallersMethodsAndPathsApart() {
		keyed(owner()).post(PATH, body("a", "1"));
		assertProblem(keyed(other()).post(PATH, body("a", "1")), 409, "key-taken");
		assertThat(keyed(other()).post(PATH, body("b", "1")).status()).isEqualTo(201);
		assertThat(keyed(owner()).put(path("a"), "{\"value\":2}").header(REPLAYED)).isEmpty();
		create("c", "1");
		assertThat(keyed(owner()).put(path("c"), "{\"value\":2}").header(REPLAYED)).isEmpty();
		assertThat(keyed(owner()).delete(path("a")).header(REPLAYED)).isEmpty();
		assertThat(owner().get(path("a")).status()).isEqualTo(404);
	}

	@Test
	void recordsNoRefusal() {
		assertProblem(keyed(owner()).put(path("late"), "{\"value\":2}"), 404, "not-found");
		create("late", "1");
		Answer answer = keyed(owner()).put(path("late"), "{\"value\":2}");
		assertThat(answer.status()).isEqualTo(200);
		assertThat(answer.header(REPLAYED)).isEmpty();
		assertProblem(keyed(owner()).post(PATH, body("late", "1")), 409, "key-taken");
		assertInvalid(keyed(owner()).post(PATH, "{}"), "key", "value");
		assertThat(keyed(owner()).post(PATH, body("early", "1")).status()).isEqualTo(201);
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "a b", "\t", "12345678901234567890123456789012345678901234567890123456789012345" })
	void refusesAMalformedKey(String malformed) {
		HttpProbe probe = owner().with(KEY, malformed);
		create("m", "1");
		assertInvalid(probe.post(PATH, body("m2", "1")), KEY);
		assertInvalid(probe.put(path("m"), "{\"value\":2}"), KEY);
		assertInvalid(probe.delete(path("m")), KEY);
		assertInvalid(probe.post(PATH + "/batch", "{\"operations\":[]}"), KEY);
		assertThat(read("m").path("version").asInt()).isEqualTo(1);
		assertThat(probe.get(path("m")).status()).as("a reader needs none").isEqualTo(200);
	}

	@Test
	void takesKeysOf64VisibleCharacters() {
		Answer answer = owner().with(KEY, "!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~" + this.idempotencyKey.substring(0, 32))
			.post(PATH, body("v", "1"));
		assertThat(answer.status()).as(answer.text()).isEqualTo(201);
	}

	@Test
	void repeatsALargeBodyWhoseLengthIsNotAnnounced() {
		String body = body("large", "\"" + "\u00e4".repeat(100_000) + "\"");
		Answer first = keyed(owner()).postChunked(PATH, body);
		assertThat(first.status()).isEqualTo(201);
		assertReplay(first, keyed(owner()).post(PATH, body));
	}

	@Test
	void answersABodyOverTheLimitWith413BeforeAndWithAKey() {
		String tooLarge = " ".repeat(512 * 1024 + 1);
		assertThat(keyed(owner()).postChunked(PATH, tooLarge).status()).isIn(400, 413);
		assertThat(keyed(owner()).send("DELETE", path("x"), BodyPublishers.ofString(tooLarge)).status()).isEqualTo(413);
	}

	@Test
	void happensOnceAmongTwins() throws Exception {
		int twins = 16;
		CyclicBarrier start = new CyclicBarrier(twins);
		List<Answer> answers = new ArrayList<>();
		try (ExecutorService executor = Executors.newFixedThreadPool(twins)) {
			List<Future<Answer>> calls = new ArrayList<>();
			for (int i = 0; i < twins; i++) {
				calls.add(executor.submit(() -> {
					start.await();
					return keyed(owner()).post(PATH, body("twin", "1"));
				}));
			}
			for (Future<Answer> call : calls) {
				answers.add(call.get());
			}
		}
		// 409 where the machine is so slow that the first one takes more than two seconds
		assertThat(answers).extracting(Answer::status).allMatch((status) -> status == 201 || status == 409);
		assertThat(answers.stream().filter((answer) -> answer.status() == 201)).extracting(Answer::text)
			.containsOnly(keyed(owner()).post(PATH, body("twin", "1")).text());
		assertThat(answers.stream().filter((answer) -> answer.status() == 201 && answer.header(REPLAYED).isEmpty()))
			.hasSize(1);
	}

	private static void assertReplay(Answer first, Answer repeat) {
		assertThat(repeat.status()).as(repeat.text()).isEqualTo(first.status());
		assertThat(repeat.text()).isEqualTo(first.text());
		assertThat(repeat.header(REPLAYED)).isEqualTo("true");
		for (String header : List.of("Location", "ETag", "Content-Type", "X-Instance-Id")) {
			assertThat(repeat.header(header)).as(header).isEqualTo(first.header(header));
		}
	}

}
