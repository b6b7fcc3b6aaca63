package dev.rollcall.system;

import java.io.UncheckedIOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

import dev.rollcall.starter.testing.HttpProbe;
import dev.rollcall.starter.testing.HttpProbe.Answer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Answers are lost between a client and the gateway, and between the gateway and an
 * instance; whoever repeats with the same {@code Idempotency-Key} has written once.
 */
@ExtendWith(RunningCluster.class)
class ExactlyOnceIT {

	private static final int ITEMS = 1_000;

	private static final int CLIENTS = 8;

	/** What says that the same call may be sent again. */
	private static final Set<Integer> AGAIN = Set.of(409, 502, 503, 504);

	private static final Duration ANSWER_LIMIT = Duration.ofSeconds(60);

	private final ConcurrentLinkedQueue<Answer> answers = new ConcurrentLinkedQueue<>();

	private final AtomicInteger unanswered = new AtomicInteger();

	/** How often which status was answered that asks for a repeat. */
	private final ConcurrentMap<Integer, Integer> putOff = new ConcurrentSkipListMap<>();

	@Test
	void aThousandRepeatedWritesMakeAThousandItems(RunningSystem system) throws SQLException {
		long seed = ThreadLocalRandom.current().nextLong();
		String prefix = RunningSystem.newName() + ":";
		HttpProbe user = system.newUser();
		long startNanos = System.nanoTime();
		try (LossyProxy client = new LossyProxy(system.cluster().url("gateway"), seed);
				LossyProxy instance = new LossyProxy(system.cluster().url("data-service-1"), seed + 1);
				Registered registered = Registered.of(system, instance)) {
			writeAll(user.at(client.url()), prefix);
			Figures.print(
					"%d items in %d ms: %d requests of which %d were lost before and %d after the gateway,"
							+ " put off %s; %d of the gateway to %s, %d lost before and %d after it (seed %d)",
					ITEMS, Duration.ofNanos(System.nanoTime() - startNanos).toMillis(), client.requests(),
					client.lostBefore(), client.lostAfter(), this.putOff, instance.requests(), registered.id(),
					instance.lostBefore(), instance.lostAfter(), seed);
			assertThat(this.unanswered).hasValue(client.lostBefore() + client.lostAfter());
			assertThat(client.lostAfter()).isGreaterThan(ITEMS / 4);
			assertThat(instance.lostAfter()).isPositive();
		}
		assertThat(this.answers).hasSize(ITEMS).allSatisfy((answer) -> {
			assertThat(answer.status()).as(answer.text()).isEqualTo(201);
			assertThat(answer.header("ETag")).isEqualTo("\"1\"");
			assertThat(answer.json().at("/data/version").asInt()).isEqualTo(1);
		});
		assertThat(this.answers.stream().map((answer) -> answer.json().at("/data/key").asString()))
			.doesNotHaveDuplicates();
		assertThat(this.answers).anyMatch((answer) -> answer.header("Idempotency-Replayed").equals("true"));
		assertThat(user.get("/api/data?size=1&prefix=" + prefix).json().at("/page/totalElements").asInt())
			.isEqualTo(ITEMS);
		try (ItemTable table = ItemTable.of(system)) {
			assertThat(table.items(prefix)).hasSize(ITEMS).allSatisfy((key, item) -> {
				assertThat(item.version()).isEqualTo(1);
				assertThat(prefix + item.value()).isEqualTo(key);
			});
			assertThat(table.recordedAnswers(prefix)).isEqualTo(ITEMS);
		}
	}

	private void writeAll(HttpProbe user, String prefix) {
		try (ExecutorService clients = Executors.newFixedThreadPool(CLIENTS)) {
			List<? extends Runnable> writes = IntStream.range(0, ITEMS)
				.<Runnable>mapToObj((number) -> () -> this.answers.add(write(user, prefix, number)))
				.toList();
			writes.forEach(clients::execute);
		}
	}

	private Answer write(HttpProbe user, String prefix, int number) {
		HttpProbe withKey = user.with("Idempotency-Key", UUID.randomUUID().toString());
		String body = "{\"key\":\"%s%d\",\"value\":%d}".formatted(prefix, number, number);
		long deadlineNanos = System.nanoTime() + ANSWER_LIMIT.toNanos();
		while (true) {
			assertThat(System.nanoTime()).as("still no answer to " + body).isLessThan(deadlineNanos);
			try {
				Answer answer = withKey.post("/api/data", body);
				if (!AGAIN.contains(answer.status())) {
					return answer;
				}
				this.putOff.merge(answer.status(), 1, Integer::sum);
			}
			catch (UncheckedIOException ex) {
				// Nobody knows whether it has happened, so it is sent again.
				this.unanswered.incrementAndGet();
			}
		}
	}

	/**
	 * An instance that the gateway reaches through a proxy only.
	 *
	 * @param registry the registry, which takes it for one more instance
	 * @param id what it is called there
	 */
	private record Registered(HttpProbe registry, String id) implements AutoCloseable {

		private static Registered of(RunningSystem system, LossyProxy proxy) {
			Registered instance = new Registered(system.asCluster("eureka-registry"), RunningSystem.newName());
			instance.send("register",
					"{\"serviceId\":\"%s\",\"serviceType\":\"data\",\"url\":\"%s\",\"name\":\"Lossy\"}"
						.formatted(instance.id(), proxy.url()));
			system.awaitRouted(instance.id());
			return instance;
		}

		private void send(String call, String json) {
			Answer answer = this.registry.post("/api/registry/" + call, json);
			assertThat(answer.status()).as(answer.text()).isEqualTo(200);
		}

		@Override
		public void close() {
			send("deregister", "{\"serviceId\":\"" + this.id + "\"}");
		}

	}

}
