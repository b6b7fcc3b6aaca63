package dev.rollcall.data.item;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import dev.rollcall.starter.testing.HttpProbe.Answer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;

import org.springframework.jdbc.core.JdbcTemplate;

import static org.assertj.core.api.Assertions.assertThat;

class ItemSearchTests extends ItemFixtures {

	@Test
	void listsItemsByKeyInPages() {
		for (String name : List.of("c", "a", "e", "b", "d")) {
			create(name, "\"" + name + "\"");
		}
		Answer first = list("size=2");
		assertThat(first.json().propertyNames()).containsExactly("message", "count", "data", "page");
		assertThat(first.json().path("message").asString()).isEqualTo("Data retrieved successfully");
		assertThat(first.json().path("count").asInt()).isEqualTo(2);
		assertThat(first.json().path("page").toString())
			.isEqualTo("{\"number\":0,\"size\":2,\"totalElements\":5,\"totalPages\":3}");
		assertThat(names(first)).containsExactly("a", "b");
		assertThat(first.json().path("data").path(0)).isEqualTo(read("a"));
		assertThat(names(list("size=2&page=1"))).containsExactly("c", "d");
		Answer last = list("size=2&page=2");
		assertThat(names(last)).containsExactly("e");
		assertThat(last.json().path("count").asInt()).isEqualTo(1);
		for (String beyond : List.of("size=2&page=3", "size=500&page=2147483647")) {
			assertThat(list(beyond).json().path("count").asInt()).isZero();
			assertThat(list(beyond).json().path("page").path("totalElements").asInt()).isEqualTo(5);
		}
		assertThat(names(list("size=500"))).hasSize(5);
		assertThat(list("").json().path("page").path("size").asInt()).isEqualTo(50);
	}

	@Test
	void answersAnEmptyListWhereThereIsNothing() {
		assertThat(list("").text()).isEqualTo("{\"message\":\"Data retrieved successfully\",\"count\":0,\"data\":[],"
				+ "\"page\":{\"number\":0,\"size\":50,\"totalElements\":0,\"totalPages\":0}}");
	}

	@Test
	void listsWhatEverybodyOwns() {
		create("mine", "1");
		assertThat(names(other().get(PATH + "?prefix=" + this.prefix))).containsExactly("mine");
		assertThat(other().get(PATH).json().path("page").path("totalElements").asInt()).isPositive();
	}

	@ParameterizedTest
	@ValueSource(strings = { "page=-1", "page=x", "page=", "page=1.5", "page=2147483648", "size=0", "size=501",
			"size=-1", "size=x", "sort=value", "sort=key,up", "sort=key,asc,desc", "sort=", "sort=,asc", "sort=KEY",
			"sort=key;drop%20table%20data_item", "page=1&page=2", "sort=key&sort=key", "prefix=a&prefix=b" })
	void refusesParametersThatMakeNoSense(String parameters) {
		assertInvalid(owner().get(PATH + "?" + parameters), parameters.substring(0, parameters.indexOf('=')));
	}

	@Test
	void namesEverythingThatIsWrong() {
		assertInvalid(owner().get(PATH + "?page=-1&size=501&sort=x"), "page", "size", "sort");
	}

	@Test
	void sortsByTimeWithTheKeyDecidingBetweenEquals() {
		for (String name : List.of("c", "a", "d", "b")) {
			create(name, "1");
		}
		data(owner().put(path("c"), "{\"value\":2}"), 200);
		assertThat(names(list("sort=key"))).containsExactly("a", "b", "c", "d");
		assertThat(names(list("sort=key,desc"))).containsExactly("d", "c", "b", "a");
		Comparator<JsonNode> byKey = Comparator.comparing((item) -> item.path("key").asString());
		for (String attribute : List.of("createdAt", "updatedAt")) {
			Comparator<JsonNode> order = Comparator
				.<JsonNode, String>comparing((item) -> item.path(attribute).asString())
				.thenComparing(byKey);
			assertThat(items(list("sort=" + attribute + ",asc"))).hasSize(4).isSortedAccordingTo(order);
			assertThat(items(list("sort=" + attribute + ",desc"))).hasSize(4).isSortedAccordingTo(order.reversed());
		}
		assertThat(names(list("sort=updatedAt,desc&size=1"))).containsExactly("c");
	}

	@Test
	void takesAPrefixForTextAndNeverForAPattern() {
		create("a", "1");
		create("a_b", "1");
		create("aXb", "1");
		create("a~", "1");
		create("b", "1");
		assertThat(names(prefixed("a"))).containsExactly("a", "aXb", "a_b", "a~");
		assertThat(names(prefixed("a_"))).containsExactly("a_b");
		assertThat(names(prefixed("a~"))).containsExactly("a~");
		assertThat(names(prefixed("A"))).isEmpty();
		for (String nothing : List.of("%", "a%", "a%b", "_", "a'", "' or '1'='1", "a\\", "*", "a?", "\u0000", "\u00e4",
				"a\ud83d\ude00", "a".repeat(300))) {
			assertThat(prefixed(nothing).text()).as(nothing).contains("\"count\":0,", "\"totalElements\":0,");
		}
		assertThat(owner().get(PATH + "?prefix=%25&size=1").json().path("count").asInt()).isZero();
	}

	@Test
	void filtersByMetadataThatAreEqual() {
		create("1", "1", "{\"kind\":\"note\",\"colour\":\"red\",\"size\":\"1\"}");
		create("2", "1", "{\"kind\":\"note\",\"colour\":\"blue\"}");
		create("3", "1", "{\"kind\":\"notes\",\"colour\":\"red\"}");
		create("4", "1", "{\"kind\":\"\",\"a b'%\":\"x' or '1'='1\"}");
		create("5", "1");
		assertThat(names(list("metadata.kind=note"))).containsExactly("1", "2");
		assertThat(names(list("metadata.kind=note&metadata.colour=red"))).containsExactly("1");
		assertThat(names(list("metadata.kind=note&metadata.colour=red&metadata.size=1"))).containsExactly("1");
		assertThat(names(list("metadata.kind=note&sort=key,desc&size=1"))).containsExactly("2");
		assertThat(list("metadata.kind=note&size=1").json().path("page").path("totalElements").asInt()).isEqualTo(2);
		assertThat(names(list("metadata.kind="))).containsExactly("4");
		assertThat(names(list("metadata.a%20b%27%25=x%27%20or%20%271%27=%271"))).containsExactly("4");
		for (String nothing : List.of("metadata.kind=%25", "metadata.kind=note%25", "metadata.kind=not_",
				"metadata.kind=NOTE", "metadata.other=note", "metadata.=note", "metadata.kind=%27%20or%201=1--",
				"metadata.kind%27=note", "metadata.kind=note&metadata.kind=notes")) {
			assertThat(names(list(nothing))).as(nothing).isEmpty();
		}
		assertInvalid(list("metadata.a=1&metadata.b=1&metadata.c=1&metadata.d=1"), "metadata");
		assertInvalid(list("metadata.a=1&metadata.a=2&metadata.a=3&metadata.a=4"), "metadata");
	}

	@Test
	void asksTheDatabaseAsOftenForManyItemsAsForFew() {
		for (int i = 0; i < 20; i++) {
			create("i" + i, "1", "{\"a\":\"" + i + "\"}");
		}
		long few = statements(() -> list("size=2"));
		long many = statements(() -> assertThat(items(list("size=20"))).hasSize(20)
			.allMatch((item) -> item.path("metadata").size() == 1));
		assertThat(many).isEqualTo(few).isBetween(1L, 4L);
	}

	/** Spring writes one line for each, at a level that is off elsewhere. */
	private static long statements(Runnable call) {
		Logger logger = (Logger) LoggerFactory.getLogger(JdbcTemplate.class);
		ListAppender<ILoggingEvent> lines = new ListAppender<>();
		lines.start();
		logger.addAppender(lines);
		logger.setLevel(Level.DEBUG);
		try {
			call.run();
		}
		finally {
			logger.setLevel(null);
			logger.detachAppender(lines);
		}
		return List.copyOf(lines.list)
			.stream()
			.filter((line) -> line.getMessage().startsWith("Executing prepared SQL statement"))
			.filter((line) -> !line.getThreadName().contains("sweeper"))
			.count();
	}

	@Test
	void boundsTheValuesOfAPageTogether() {
		String large = "\"" + "a".repeat(250 * 1024) + "\"";
		for (int i = 0; i < 66; i++) {
			create("large" + i, large);
		}
		assertProblem(list("size=66"), 400, "page-too-large");
		assertThat(items(list(""))).as("the default size always fits").hasSize(50);
		assertThat(items(list("size=50&page=1"))).hasSize(16);
	}

	@Test
	void showsEveryItemOnceThoughItemsAreWrittenMeanwhile() {
		int count = 60;
		for (int i = 0; i < count; i++) {
			create("p%02d".formatted(i), "0");
		}
		AtomicBoolean reading = new AtomicBoolean(true);
		CompletableFuture<Void> writer = CompletableFuture.runAsync(() -> {
			for (int i = 0; reading.get(); i++) {
				data(owner().put(path("p%02d".formatted(i % count)), "{\"value\":" + i + "}"), 200);
				create("z%05d".formatted(i), "0");
			}
		});
		List<String> seen = new ArrayList<>();
		for (int page = 0; page < count / 5; page++) {
			seen.addAll(names(list("size=5&page=" + page)));
		}
		reading.set(false);
		writer.join();
		assertThat(seen).hasSize(count).doesNotHaveDuplicates().allMatch((name) -> name.startsWith("p")).isSorted();
	}

	private Answer list(String parameters) {
		return owner().get(PATH + "?prefix=" + this.prefix + "&" + parameters);
	}

	private Answer prefixed(String rest) {
		return owner().get(PATH + "?prefix=" + this.prefix + URLEncoder.encode(rest, StandardCharsets.UTF_8));
	}

	private static List<JsonNode> items(Answer answer) {
		assertThat(answer.status()).as(answer.text()).isEqualTo(200);
		return answer.json().path("data").valueStream().toList();
	}

	private List<String> names(Answer answer) {
		return items(answer).stream()
			.map((item) -> item.path("key").asString().substring(this.prefix.length()))
			.toList();
	}

}
