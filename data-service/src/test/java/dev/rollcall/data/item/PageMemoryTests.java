package dev.rollcall.data.item;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import dev.rollcall.data.SlowReader;
import dev.rollcall.starter.testing.HttpProbe.Answer;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import org.springframework.beans.factory.annotation.Autowired;

import static org.assertj.core.api.Assertions.assertThat;

/** Pages of 7 MB, of which 24 MB have room for three. */
@Timeout(300)
class PageMemoryTests extends ItemFixtures {

	private static final int ITEMS = 28;

	private static final String VALUE = "\"" + "a".repeat(256 * 1024 - 2) + "\"";

	private static final int READERS = 12;

	private static final String OK = "HTTP/1.1 200 ";

	private static final Duration PATIENCE = Duration.ofSeconds(40);

	@Autowired
	private Items items;

	@BeforeEach
	void fill() {
		for (int i = 0; i < ITEMS; i++) {
			create("page" + i, VALUE);
		}
	}

	@Test
	void refusesPagesThatDoNotFitBesideThoseThatAreReadSlowly() throws IOException {
		List<SlowReader> readers = open(READERS);
		List<String> heads = new ArrayList<>();
		for (SlowReader reader : readers) {
			heads.add(reader.head());
		}
		List<String> refused = heads.stream().filter((head) -> !head.startsWith(OK)).toList();
		String taken = heads.stream().filter((head) -> head.startsWith(OK)).findFirst().orElseThrow();
		assertThat(refused).hasSizeBetween(1, READERS - 1)
			.allSatisfy((head) -> assertThat(head).startsWith("HTTP/1.1 503 ").contains("\r\nRetry-After: 1\r\n"));
		assertThat(owner().get(path("page0")).status()).isEqualTo(200);
		assertThat(owner().get(PATH + "?size=5&prefix=" + this.prefix + "none").status()).isEqualTo(200);
		assertWholePage(readers.get(heads.indexOf(taken)));
		close(readers);
		assertFullService();
	}

	@Test
	void saysWhyItRefuses() throws IOException {
		List<SlowReader> readers = open(3);
		try {
			Awaitility.await().atMost(PATIENCE).untilAsserted(() -> {
				Answer refused = owner().get(page());
				assertThat(refused.status()).isEqualTo(503);
				assertThat(refused.header("Retry-After")).isEqualTo("1");
				assertThat(refused.header("Content-Type")).startsWith("application/problem+json");
				assertThat(refused.json().path("detail").asString()).contains("pages").contains("memory");
			});
		}
		finally {
			close(readers);
		}
		assertFullService();
	}

	@Test
	void countsValuesAndMetadataBeforeItReadsThem() {
		create("m", "[1]", "{\"\u00e4\":\"\u20ac\",\"n\":\"xyz\"}");
		ItemQuery all = new ItemQuery(this.prefix, List.of(), ItemSort.KEY, false, 0, 50);
		List<Long> counted = new ArrayList<>();
		assertThat(this.items.list(all, counted::add).items()).hasSize(ITEMS + 1);
		assertThat(counted).containsExactly(ITEMS * 256L * 1024 + 3 + 5 + 4);
		assertThat(this.items.list(new ItemQuery("none", List.of(), ItemSort.KEY, false, 0, 50), counted::add).items())
			.isEmpty();
		assertThat(counted).last().isEqualTo(0L);
	}

	private String page() {
		return PATH + "?size=" + ITEMS + "&prefix=" + this.prefix;
	}

	private List<SlowReader> open(int count) throws IOException {
		List<SlowReader> readers = new ArrayList<>();
		for (int i = 0; i < count; i++) {
			readers.add(new SlowReader(port(), OWNER, "GET " + page() + " HTTP/1.1", "Connection: close"));
		}
		return readers;
	}

	private static void close(List<SlowReader> readers) throws IOException {
		for (SlowReader reader : readers) {
			reader.close();
		}
	}

	private static void assertWholePage(SlowReader reader) throws IOException {
		String body = reader.rest();
		assertThat(body.split("\"key\":", -1)).hasSize(ITEMS + 1);
		assertThat(body.length()).isGreaterThan(ITEMS * VALUE.length());
	}

	/** As many at once as there is room for: nothing is kept of those that have ended. */
	private void assertFullService() {
		Awaitility.await().atMost(PATIENCE).untilAsserted(() -> {
			List<SlowReader> readers = open(3);
			try {
				for (SlowReader reader : readers) {
					assertThat(reader.head()).startsWith(OK);
				}
			}
			finally {
				close(readers);
			}
		});
	}

}
