package dev.rollcall.data.item;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import javax.sql.DataSource;

import dev.rollcall.starter.testing.HttpProbe;
import dev.rollcall.starter.testing.HttpProbe.Answer;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;

import static org.assertj.core.api.Assertions.assertThat;

class ItemsConcurrencyTests extends ItemFixtures {

	@Autowired
	private DataSource database;

	@Test
	void givesAKeyToOneOfManyWhoCreateIt() throws Exception {
		assertThat(together(20, () -> tryCreate("race", "1").status())).containsOnlyOnce(201).containsOnly(201, 409);
		assertThat(together(20, () -> {
			HttpProbe absent = owner().with("If-None-Match", "*");
			return absent.put(path("put-race"), "{\"value\":1}").status();
		})).containsOnlyOnce(201).containsOnly(201, 412);
		assertThat(owner().get(PATH + "?prefix=" + this.prefix).json().path("count").asInt()).isEqualTo(2);
	}

	@Test
	void letsOneOfManyChangeAVersion() throws Exception {
		create("cas", "0");
		assertThat(together(20, () -> owner().with("If-Match", "\"1\"").put(path("cas"), "{\"value\":1}").status()))
			.containsOnlyOnce(200)
			.containsOnly(200, 412);
		assertThat(read("cas").path("version").asInt()).isEqualTo(2);
		assertThat(together(20, () -> owner().with("If-Match", "\"2\"").delete(path("cas")).status()))
			.containsOnlyOnce(200)
			.containsOnly(200, 404);
	}

	@Test
	void losesNoUpdateWithIfMatch() throws Exception {
		create("count", "0");
		int threads = 8;
		int updates = 10;
		together(threads, () -> {
			for (int i = 0; i < updates; i++) {
				increment("count");
			}
			return updates;
		});
		assertThat(read("count").path("value").asInt()).isEqualTo(threads * updates);
		assertThat(read("count").path("version").asInt()).isEqualTo(1 + threads * updates);
	}

	private void increment(String name) {
		Answer answer;
		do {
			Answer current = owner().get(path(name));
			int next = current.json().path("data").path("value").asInt() + 1;
			answer = owner().with("If-Match", current.header("ETag")).put(path(name), "{\"value\":" + next + "}");
			assertThat(answer.status()).as(answer.text()).isIn(200, 412);
		}
		while (answer.status() == 412);
	}

	@Test
	void countsEveryChangeWithoutIfMatch() throws Exception {
		create("blind", "0");
		assertThat(together(8, () -> {
			int changed = 0;
			for (int i = 0; i < 10; i++) {
				changed += (owner().put(path("blind"), "{\"value\":" + i + ",\"metadata\":{\"i\":\"" + i + "\"}}")
					.status() == 200) ? 1 : 0;
			}
			return changed;
		})).containsOnly(10);
		assertThat(read("blind").path("version").asInt()).isEqualTo(81);
	}

	@Test
	void readsWhileSomebodyElseWrites() throws SQLException {
		create("r", "1");
		try (Connection writer = this.database.getConnection()) {
			writer.setAutoCommit(false);
			try (Statement statement = writer.createStatement()) {
				statement.executeUpdate("update data_item set value = '2' where item_key = '" + this.prefix + "r'");
				long start = System.nanoTime();
				assertThat(read("r").path("value").asInt()).isEqualTo(1);
				assertThat(owner().get(PATH + "?prefix=" + this.prefix).json().path("count").asInt()).isEqualTo(1);
				assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(2));
			}
			finally {
				writer.rollback();
				writer.setAutoCommit(true);
			}
		}
	}

	@Test
	void answers503WhileSomebodyElseKeepsTheItem() throws SQLException {
		create("busy", "1");
		try (Connection writer = this.database.getConnection(); Statement statement = writer.createStatement()) {
			writer.setAutoCommit(false);
			statement.executeUpdate("update data_item set value = '2' where item_key = '" + this.prefix + "busy'");
			Answer answer = owner().put(path("busy"), "{\"value\":2}");
			assertThat(answer.status()).as(answer.text()).isEqualTo(503);
			assertThat(answer.header("Retry-After")).isEqualTo("1");
			writer.rollback();
			writer.setAutoCommit(true);
		}
		for (int i = 0; i < 12; i++) {
			assertThat(owner().put(path("busy"), "{\"value\":3}").status()).as("every connection is sound")
				.isEqualTo(200);
		}
		assertThat(read("busy").path("version").asInt()).isEqualTo(13);
	}

	private static <T> List<T> together(int threads, Callable<T> call) throws Exception {
		CyclicBarrier start = new CyclicBarrier(threads);
		try (ExecutorService executor = Executors.newFixedThreadPool(threads)) {
			List<Future<T>> futures = new ArrayList<>();
			for (int i = 0; i < threads; i++) {
				futures.add(executor.submit(() -> {
					start.await();
					return call.call();
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
