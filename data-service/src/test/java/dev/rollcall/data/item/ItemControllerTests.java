package dev.rollcall.data.item;

import java.util.List;

import dev.rollcall.starter.testing.HttpProbe.Answer;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

class ItemControllerTests extends ItemFixtures {

	private static final String TIME = "\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}Z";

	@Test
	void createsAnItem() {
		Answer answer = tryCreate("a", "{\"n\":1}", "{\"kind\":\"note\",\"colour\":\"red\"}");
		assertThat(answer.status()).isEqualTo(201);
		assertThat(answer.header("Location")).isEqualTo(path("a"));
		assertThat(answer.header("ETag")).isEqualTo("\"1\"");
		assertThat(answer.json().path("message").asString()).isEqualTo("Data created successfully");
		JsonNode item = answer.json().path("data");
		assertThat(item.propertyNames()).containsExactly("id", "key", "value", "metadata", "version", "createdBy",
				"createdAt", "updatedAt");
		assertThat(item.path("id").isString()).isTrue();
		assertThat(item.path("key").asString()).isEqualTo(this.prefix + "a");
		assertThat(item.path("value").toString()).isEqualTo("{\"n\":1}");
		assertThat(item.path("metadata").toString()).isEqualTo("{\"colour\":\"red\",\"kind\":\"note\"}");
		assertThat(item.path("version").asInt()).isEqualTo(1);
		assertThat(item.path("createdBy").asString()).isEqualTo("owner");
		assertThat(item.path("createdAt").asString()).matches(TIME);
		assertThat(item.path("updatedAt")).isEqualTo(item.path("createdAt"));
		assertThat(read("a")).isEqualTo(item);
	}

	@Test
	void takesTheCollectionWithAndWithoutASlash() {
		Answer answer = owner().post(PATH + "/", "{\"key\":\"" + this.prefix + "slash\",\"value\":1}");
		assertThat(answer.status()).isEqualTo(201);
		assertThat(answer.header("Location")).isEqualTo(path("slash"));
		assertThat(owner().get(PATH + "/?prefix=" + this.prefix).json())
			.isEqualTo(owner().get(PATH + "?prefix=" + this.prefix).json());
	}

	@Test
	void refusesAKeyThatIsTaken() {
		create("taken", "1");
		assertProblem(tryCreate("taken", "2"), 409, "key-taken");
		assertProblem(other().post(PATH, "{\"key\":\"" + this.prefix + "taken\",\"value\":2}"), 409, "key-taken");
		assertThat(read("taken").path("value").asInt()).isEqualTo(1);
	}

	@Test
	void tellsKeysApartByTheCaseOfTheirLetters() {
		create("k", "1");
		create("K", "2");
		assertThat(read("K").path("value").asInt()).isEqualTo(2);
	}

	@Test
	void namesEveryMissingOrMalformedMember() {
		assertInvalid(owner().post(PATH, "{}"), "key", "value");
		assertInvalid(owner().post(PATH, "{\"key\":\"a b\"}"), "key", "value");
		assertInvalid(owner().post(PATH, "{\"key\":null,\"value\":1}"), "key");
		assertInvalid(owner().post(PATH, "{\"key\":5,\"value\":1}"), "key");
		assertInvalid(owner().post(PATH, "{\"key\":[\"a\"],\"value\":1}"), "key");
		assertInvalid(tryCreate("m", "1", "[]"), "metadata");
		assertInvalid(tryCreate("m", "1", "\"text\""), "metadata");
		assertInvalid(tryCreate("m", "1", "{\"n\":1}"), "metadata.n");
		assertInvalid(tryCreate("m", "1", "{\"n\":null}"), "metadata.n");
		assertInvalid(tryCreate("m", "1", "{\"n\":{}}"), "metadata.n");
		assertThat(owner().get(path("m")).status()).isEqualTo(404);
	}

	@Test
	void ignoresWhatNobodyMaySet() {
		String body = "{\"key\":\"%s\",\"value\":1,\"id\":\"7\",\"version\":9,\"createdBy\":\"other\",\"owner\":\"other\","
				+ "\"createdAt\":\"2000-01-01T00:00:00.000Z\",\"updatedAt\":\"2000-01-01T00:00:00.000Z\"}";
		JsonNode created = data(owner().post(PATH, body.formatted(this.prefix + "mass")), 201);
		assertThat(created.path("id").asString()).isNotEqualTo("7");
		assertThat(created.path("version").asInt()).isEqualTo(1);
		assertThat(created.path("createdBy").asString()).isEqualTo("owner");
		assertThat(created.path("createdAt").asString()).doesNotStartWith("2000");
		JsonNode changed = data(owner().put(path("mass"), body.formatted("another-key")), 200);
		assertThat(changed.path("id")).isEqualTo(created.path("id"));
		assertThat(changed.path("key")).isEqualTo(created.path("key"));
		assertThat(changed.path("version").asInt()).isEqualTo(2);
		assertThat(changed.path("createdBy").asString()).isEqualTo("owner");
		assertThat(changed.path("createdAt")).isEqualTo(created.path("createdAt"));
	}

	@Test
	void readsAnItemAndKnowsNoOther() {
		create("r", "[1]");
		Answer answer = other().get(path("r"));
		assertThat(answer.status()).isEqualTo(200);
		assertThat(answer.header("ETag")).isEqualTo("\"1\"");
		assertThat(answer.json().path("message").asString()).isEqualTo("Data retrieved successfully");
		assertThat(answer.json().path("data").path("value").toString()).isEqualTo("[1]");
		assertThat(answer.header("Content-Length")).as("it is not sent in chunks")
			.isEqualTo(Integer.toString(answer.text().length()));
		assertProblem(owner().get(path("nothing")), 404, "not-found");
	}

	@Test
	void changesWhatIsGivenAndKeepsTheRest() {
		JsonNode created = create("u", "1", "{\"a\":\"1\",\"b\":\"2\"}");
		Answer answer = owner().put(path("u"), "{\"value\":2}");
		assertThat(answer.status()).isEqualTo(200);
		assertThat(answer.header("ETag")).isEqualTo("\"2\"");
		assertThat(answer.json().path("message").asString()).isEqualTo("Data updated successfully");
		JsonNode changed = answer.json().path("data");
		assertThat(changed.path("value").asInt()).isEqualTo(2);
		assertThat(changed.path("metadata")).isEqualTo(created.path("metadata"));
		assertThat(changed.path("createdAt")).isEqualTo(created.path("createdAt"));
		assertThat(changed.path("updatedAt").asString()).isGreaterThan(created.path("updatedAt").asString());
		assertThat(read("u")).isEqualTo(changed);

		JsonNode again = data(owner().put(path("u"), "{\"metadata\":{\"b\":\"3\",\"c\":\"4\"}}"), 200);
		assertThat(again.path("value").asInt()).isEqualTo(2);
		assertThat(again.path("metadata").toString()).isEqualTo("{\"b\":\"3\",\"c\":\"4\"}");
		assertThat(again.path("version").asInt()).isEqualTo(3);
		assertThat(read("u")).isEqualTo(again);
	}

	@Test
	void takesNullForAValue() {
		assertThat(create("null", "null").path("value").isNull()).isTrue();
		create("to-null", "1", "{\"a\":\"1\"}");
		JsonNode changed = data(owner().put(path("to-null"), "{\"value\":null,\"metadata\":null}"), 200);
		assertThat(changed.path("value").isNull()).isTrue();
		assertThat(changed.path("metadata").isEmpty()).isTrue();
		assertThat(read("to-null")).isEqualTo(changed);
	}

	@Test
	void makesANewVersionOfEveryAcceptedChange() {
		create("same", "1", "{\"a\":\"1\"}");
		for (String body : List.of("{\"value\":1}", "{\"metadata\":{\"a\":\"1\"}}", "{}", "{\"value\":1}")) {
			data(owner().put(path("same"), body), 200);
		}
		assertThat(read("same").path("version").asInt()).isEqualTo(5);
	}

	@Test
	void changesNothingThatIsNotThere() {
		assertProblem(owner().put(path("nothing"), "{\"value\":1}"), 404, "not-found");
		assertProblem(owner().delete(path("nothing")), 404, "not-found");
	}

	@Test
	void deletesAnItem() {
		JsonNode created = create("d", "1", "{\"a\":\"1\"}");
		Answer answer = owner().delete(path("d"));
		assertThat(answer.status()).isEqualTo(200);
		assertThat(answer.text()).isEqualTo("{\"message\":\"Data deleted successfully\"}");
		assertProblem(owner().get(path("d")), 404, "not-found");
		assertProblem(owner().delete(path("d")), 404, "not-found");
		JsonNode again = create("d", "2");
		assertThat(again.path("id")).as("an id is never used again").isNotEqualTo(created.path("id"));
		assertThat(again.path("metadata").isEmpty()).isTrue();
	}

	@Test
	void letsOnlyTheOwnerAndAnAdminChangeOrDelete() {
		create("mine", "1");
		assertProblem(other().put(path("mine"), "{\"value\":2}"), 403, "not-owner");
		assertProblem(other().with("If-Match", "\"7\"").put(path("mine"), "{\"value\":2}"), 403, "not-owner");
		assertProblem(other().delete(path("mine")), 403, "not-owner");
		assertThat(read("mine").path("version").asInt()).isEqualTo(1);

		JsonNode changed = data(admin().put(path("mine"), "{\"value\":3}"), 200);
		assertThat(changed.path("createdBy").asString()).as("it stays the owner's").isEqualTo("owner");
		assertThat(owner().put(path("mine"), "{\"value\":4}").status()).isEqualTo(200);
		assertThat(admin().delete(path("mine")).status()).isEqualTo(200);
	}

	@Test
	void answersWrongMethodsWith405() {
		assertThat(owner().delete(PATH).status()).isEqualTo(405);
		assertThat(owner().put(PATH, "{}").status()).isEqualTo(405);
		assertThat(owner().post(path("k"), "{}").status()).isEqualTo(405);
	}

}
