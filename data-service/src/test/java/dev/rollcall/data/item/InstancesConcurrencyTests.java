package dev.rollcall.data.item;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;
import java.util.function.Supplier;

import dev.rollcall.data.DataServiceApplication;
import dev.rollcall.starter.testing.HttpProbe;
import dev.rollcall.starter.testing.HttpProbe.Answer;
import dev.rollcall.starter.testing.TestTokens;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.Environment;

import static org.assertj.core.api.Assertions.assertThat;

/** Three instances over one database, eight clients of each. */
@TestInstance(Lifecycle.PER_CLASS)
class InstancesConcurrencyTests extends ItemFixtures {

	private static final int INSTANCES = 3;

	private static final int CLIENTS = 8;

	private static final int UPDATES = 2;

	private static final String DATABASE = "rollcall.testing.database";

	@Autowired
	private Environment environment;

	private final List<ConfigurableApplicationContext> others = new ArrayList<>();

	private final List<Integer> ports = new ArrayList<>();

	@BeforeAll
	void startOthers() {
		this.ports.add(port());
		for (int number = 2; number <= INSTANCES; number++) {
			ConfigurableApplicationContext other = new SpringApplicationBuilder(DataServiceApplication.class,
					TestTokens.Keys.class)
				.run("--server.port=0", "--rollcall.instance.name=data-service-" + number,
						"--" + DATABASE + "=" + this.environment.getProperty(DATABASE, ""));
			this.others.add(other);
			this.ports.add(other.getEnvironment().getRequiredProperty("local.server.port", Integer.class));
		}
	}

	@AfterAll
	void stopOthers() {
		this.others.forEach(ConfigurableApplicationContext::close);
	}

	@Test
	void givesAKeyToOneOfAllWhoCreateIt() throws Exception {
		String body = "{\"key\":\"" + this.prefix + "race\",\"value\":1}";
		List<Integer> statuses = together((probe) -> decided(() -> probe.post(PATH, body)).status());
		assertThat(statuses).hasSize(INSTANCES * CLIENTS).containsOnlyOnce(201).containsOnly(201, 409);
		List<Integer> puts = together(
				(probe) -> decided(() -> probe.with("If-None-Match", "*").put(path("put-race"), "{\"value\":1}"))
					.status());
		assertThat(puts).containsOnlyOnce(201).containsOnly(201, 412);
	}

	@Test
	void losesNoUpdateWithIfMatch() throws Exception {
		create("count", "0");
		together((probe) -> {
			for (int i = 0; i < UPDATES; i++) {
				increment(probe);
			}
			return UPDATES;
		});
		int updates = INSTANCES * CLIENTS * UPDATES;
		for (int port : this.ports) {
			Answer seen = new HttpProbe(port).as(OWNER).get(path("count"));
			assertThat(seen.json().path("data").path("value").asInt()).isEqualTo(updates);
			assertThat(seen.json().path("data").path("version").asInt()).isEqualTo(1 + updates);
		}
	}

	private void increment(HttpProbe probe) {
		Answer answer;
		do {
			Answer current = probe.get(path("count"));
			int next = current.json().path("data").path("value").asInt() + 1;
			HttpProbe conditional = probe.with("If-Match", current.header("ETag"));
			answer = decided(() -> conditional.put(path("count"), "{\"value\":" + next + "}"));
			assertThat(answer.status()).as(answer.text()).isIn(200, 412);
		}
		while (answer.status() == 412);
	}

	/** What is answered 503 has not happened: it had to wait too long. */
	private static Answer decided(Supplier<Answer> call) {
		Answer answer = call.get();
		while (answer.status() == 503) {
			assertThat(answer.header("Retry-After")).isNotEmpty();
			answer = call.get();
		}
		return answer;
	}

	private <T> List<T> together(Function<HttpProbe, T> client) throws Exception {
		int clients = INSTANCES * CLIENTS;
		CyclicBarrier start = new CyclicBarrier(clients);
		try (ExecutorService executor = Executors.newFixedThreadPool(clients)) {
			List<Future<T>> futures = new ArrayList<>();
			for (int i = 0; i < clients; i++) {
				HttpProbe probe = new HttpProbe(this.ports.get(i % INSTANCES)).as(OWNER);
				futures.add(executor.submit(() -> {
					start.await();
					return client.apply(probe);
				}));
			}
			List<T> results = new ArrayList<>();
			for (Future<T> future : futures) {
				results.add(future.get());
			}
			return results;
		}
	}

}
