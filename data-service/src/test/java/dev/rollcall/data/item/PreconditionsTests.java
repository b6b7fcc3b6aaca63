package dev.rollcall.data.item;

import dev.rollcall.starter.testing.HttpProbe.Answer;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class PreconditionsTests extends ItemFixtures {

	@Test
	void answers304WhenTheReaderHasThisVersion() {
		create("r", "1");
		for (String tags : new String[] { "\"1\"", "W/\"1\"", "\"0\", \"1\"", "*" }) {
			Answer answer = owner().with("If-None-Match", tags).get(path("r"));
			assertThat(answer.status()).as(tags).isEqualTo(304);
			assertThat(answer.header("ETag")).isEqualTo("\"1\"");
			assertThat(answer.text()).isEmpty();
		}
		assertThat(owner().with("If-None-Match", "\"2\"").get(path("r")).status()).isEqualTo(200);
		assertThat(owner().with("If-None-Match", "\"1\"").get(path("nothing")).status()).isEqualTo(404);
	}

	@Test
	void changesOnlyTheVersionThatIsMeant() {
		create("u", "1");
		assertThat(put("u", "If-Match", "\"1\"").status()).isEqualTo(200);
		assertProblem(put("u", "If-Match", "\"1\""), 412, "precondition-failed");
		assertProblem(put("u", "If-Match", "W/\"2\""), 412, "precondition-failed");
		assertProblem(put("u", "If-Match", "\"*\""), 412, "precondition-failed");
		assertProblem(put("u", "If-Match", "\"2,3\""), 412, "precondition-failed");
		assertProblem(put("u", "If-None-Match", "\"2\""), 412, "precondition-failed");
		assertThat(read("u").path("version").asInt()).isEqualTo(2);
		assertThat(put("u", "If-Match", "\"9\", \"2\"").status()).isEqualTo(200);
		assertThat(put("u", "If-Match", "*").status()).isEqualTo(200);
		assertThat(put("u", "If-None-Match", "\"1\"").status()).isEqualTo(200);
		assertThat(read("u").path("version").asInt()).isEqualTo(5);
	}

	@Test
	void answers404WhereThereIsNothingToMatch() {
		assertProblem(put("nothing", "If-Match", "*"), 404, "not-found");
		assertProblem(put("nothing", "If-Match", "\"1\""), 404, "not-found");
		assertProblem(put("nothing", "If-None-Match", "\"1\""), 404, "not-found");
		assertProblem(owner().with("If-Match", "\"1\"").delete(path("nothing")), 404, "not-found");
	}

	@Test
	void createsWhatMustNotExist() {
		Answer created = other().with("If-None-Match", "*")
			.put(path("c"), "{\"value\":1,\"metadata\":{\"a\":\"b\"},\"key\":\"x\"}");
		assertThat(created.status()).isEqualTo(201);
		assertThat(created.header("Location")).isEqualTo(path("c"));
		assertThat(created.header("ETag")).isEqualTo("\"1\"");
		assertThat(created.json().path("message").asString()).isEqualTo("Data created successfully");
		assertThat(read("c").path("createdBy").asString()).isEqualTo("other");
		assertProblem(put("c", "If-None-Match", "*"), 412, "precondition-failed");
		assertProblem(other().with("If-None-Match", "*").put(path("c"), "{\"value\":2}"), 412, "precondition-failed");
		assertThat(read("c").path("value").asInt()).isEqualTo(1);
	}

	@Test
	void createsNothingWithoutAValueOrAgainstIfMatch() {
		assertInvalid(owner().with("If-None-Match", "*").put(path("c2"), "{\"metadata\":{}}"), "value");
		assertProblem(owner().with("If-None-Match", "*").with("If-Match", "*").put(path("c2"), "{\"value\":1}"), 412,
				"precondition-failed");
		assertThat(owner().get(path("c2")).status()).isEqualTo(404);
	}

	@Test
	void deletesOnlyTheVersionThatIsMeant() {
		create("d", "1");
		assertProblem(owner().with("If-Match", "\"2\"").delete(path("d")), 412, "precondition-failed");
		assertThat(read("d").path("version").asInt()).isEqualTo(1);
		assertThat(owner().with("If-Match", "\"1\"").delete(path("d")).status()).isEqualTo(200);
		create("d", "1");
		assertThat(owner().with("If-Match", "*").delete(path("d")).status()).isEqualTo(200);
	}

	@Test
	void deletesUnlessItIsAVersionThatIsNotMeant() {
		create("n", "1");
		for (String tags : new String[] { "*", "\"1\"", "W/\"1\"", "\"7\",\"1\"" }) {
			assertProblem(owner().with("If-None-Match", tags).delete(path("n")), 412, "precondition-failed");
		}
		assertProblem(other().with("If-None-Match", "*").delete(path("n")), 403, "not-owner");
		assertProblem(owner().with("If-None-Match", "*").delete(path("nothing")), 404, "not-found");
		assertThat(read("n").path("version").asInt()).isEqualTo(1);
		assertThat(owner().with("If-None-Match", "\"2\"").delete(path("n")).status()).isEqualTo(200);
	}

	@Test
	void readsOnlyTheVersionThatIsMeant() {
		create("g", "1");
		for (String tags : new String[] { "\"2\"", "W/\"1\"", "" }) {
			Answer answer = owner().with("If-Match", tags).get(path("g"));
			assertProblem(answer, 412, "precondition-failed");
			assertThat(answer.json().path("detail").asString()).isEqualTo("The item is at version 1");
		}
		for (String tags : new String[] { "*", "\"1\"", "\"2\", \"1\"" }) {
			Answer answer = owner().with("If-Match", tags).get(path("g"));
			assertThat(answer.status()).as(tags).isEqualTo(200);
			assertThat(answer.json().path("data").path("value").asInt()).isEqualTo(1);
		}
		assertProblem(owner().with("If-Match", "*").get(path("nothing")), 404, "not-found");
		assertThat(owner().with("If-Match", "\"1\"").with("If-None-Match", "\"1\"").get(path("g")).status())
			.isEqualTo(304);
		assertThat(owner().with("If-Match", "\"2\"").with("If-None-Match", "\"1\"").get(path("g")).status())
			.isEqualTo(412);
	}

	@Test
	void ignoresEmptyElementsOfLists() {
		create("e", "1");
		for (String tags : new String[] { "\"1\",", ",\"1\"", " , \"7\" ,\t,, \"1\" , ", ",".repeat(8000) + "\"1\"" }) {
			assertThat(owner().with("If-Match", tags).get(path("e")).status()).as(tags).isEqualTo(200);
			assertThat(owner().with("If-None-Match", tags).get(path("e")).status()).as(tags).isEqualTo(304);
		}
		for (String none : new String[] { "", ",", " , ," }) {
			assertProblem(put("e", "If-Match", none), 412, "precondition-failed");
			assertThat(owner().with("If-None-Match", none).get(path("e")).status()).as(none).isEqualTo(200);
		}
		assertThat(read("e").path("version").asInt()).isEqualTo(1);
	}

	@Test
	void refusesWhatIsNoEntityTag() {
		create("m", "1");
		for (String malformed : new String[] { "1", "\"1", "\"1\" \"2\"", "\"1\",*", "*,\"1\"", "x\"1\"", "\"1\",x",
				",,1" }) {
			assertInvalid(put("m", "If-Match", malformed), "If-Match");
			assertInvalid(put("m", "If-None-Match", malformed), "If-None-Match");
			assertInvalid(owner().with("If-Match", malformed).delete(path("m")), "If-Match");
			assertInvalid(owner().with("If-None-Match", malformed).delete(path("m")), "If-None-Match");
			assertInvalid(owner().with("If-Match", malformed).get(path("m")), "If-Match");
			assertInvalid(owner().with("If-None-Match", malformed).get(path("m")), "If-None-Match");
		}
		assertThat(read("m").path("version").asInt()).isEqualTo(1);
	}

	@Test
	void refusesAnEntityTagThatIsNoText() {
		create("x", "1");
		assertThat(put("x", "If-Match", "\"\u00e9\u0080\"").status()).isIn(400, 412);
		assertThat(read("x").path("version").asInt()).isEqualTo(1);
	}

	@Test
	void readsAListOfThousandsOfEntityTags() {
		create("many", "1");
		assertThat(put("many", "If-Match", "\"7\",".repeat(3000) + "\"1\"").status()).isEqualTo(200);
	}

	private Answer put(String name, String header, String value) {
		return owner().with(header, value).put(path(name), "{\"value\":2}");
	}

}
