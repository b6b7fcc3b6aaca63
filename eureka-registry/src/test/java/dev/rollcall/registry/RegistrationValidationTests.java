package dev.rollcall.registry;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import dev.rollcall.starter.testing.HttpProbe.Answer;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

import static org.assertj.core.api.Assertions.assertThat;

/** What the facade does not register. */
class RegistrationValidationTests extends RegistryOverHttp {

	private static final JsonMapper JSON = JsonMapper.builder().build();

	@Test
	void namesEveryFieldThatIsMissing() {
		Answer answer = cluster().post("/api/registry/register", "{}");
		assertProblem(answer, 400);
		assertThat(answer.json().path("errors").valueStream().map((error) -> error.path("field").asString()))
			.containsExactly("serviceId", "serviceType", "url", "name");
		for (String field : List.of("serviceId", "serviceType", "url", "name")) {
			ObjectNode without = valid();
			without.remove(field);
			assertInvalid(post(without), field);
			assertInvalid(post(valid().putNull(field)), field);
			assertInvalid(post(valid().put(field, 7)), field);
			assertInvalid(post(valid().put(field, "")), field);
			assertInvalid(post(valid().put(field, " ")), field);
			assertInvalid(post(valid().put(field, "a\u0000b")), field);
		}
		assertNothingRegistered();
	}

	@Test
	void refusesIdsAndTypesAndNamesOfOtherFormsOrLengths() {
		for (String id : List.of("a/b", "a b", "ä", "..", ".", "a\n", "<b>", "x".repeat(129))) {
			assertInvalid(post(valid().put("serviceId", id)), "serviceId");
		}
		for (String type : List.of("Auth", "AUTH", "a_b", "1a", "-a", "a.b", "a/b", "a\n", "x".repeat(65))) {
			assertInvalid(post(valid().put("serviceType", type)), "serviceType");
		}
		for (String name : List.of("x".repeat(129), "a\nb", "\uffff", "\u007f")) {
			assertInvalid(post(valid().put("name", name)), "name");
		}
		String halfACharacter = valid().put("name", "half").toString().replace("half", "\\ud83d");
		assertInvalid(cluster().post("/api/registry/register", halfACharacter), "name");
		assertNothingRegistered();
		Answer longest = post(valid().put("serviceId", "x".repeat(128))
			.put("serviceType", "y".repeat(64))
			.put("name", "😀".repeat(128)));
		assertThat(longest.status()).as(longest.text()).isEqualTo(200);
		assertThat(longest.json().path("service").path("name").asString()).isEqualTo("😀".repeat(128));
	}

	@Test
	void refusesUrlsThatAreNotAHostOrLeadWhereNobodyShould() {
		for (String url : List.of("localhost:1", "ftp://localhost", "http://u:p@localhost", "http://localhost/x",
				"http://localhost?x", "http://localhost#x", "http://169.254.169.254", "http://[fe80::1]:80",
				"http://0.0.0.0:80", "http://[::]:80", "http://224.0.0.1", "http://255.255.255.255:80",
				"http://[fd00:ec2::254]", "http://metadata.google.internal", "http://2852039166", "http://0xa9fea9fe",
				"http://[::ffff:169.254.169.254]", "http://" + "a".repeat(300))) {
			assertInvalid(post(valid().put("url", url)), "url");
		}
		assertNothingRegistered();
	}

	@Test
	void refusesMetadataThatAreNoTexts() {
		for (String metadata : List.of("7", "\"x\"", "[]", "{\"a\":{}}", "{\"a\":[]}", "{\"a\":null}")) {
			ObjectNode registration = valid();
			registration.set("metadata", JSON.readTree(metadata));
			Answer answer = post(registration);
			assertProblem(answer, 400);
			assertThat(answer.json().path("errors").path(0).path("field").asString()).as(answer.text())
				.startsWith("metadata");
		}
		assertNothingRegistered();
		assertThat(post(valid().putNull("metadata").put("serviceId", "valid-2")).status()).isEqualTo(200);
	}

	@Test
	void takesNumbersInMetadataForTheirDigits() {
		ObjectNode registration = valid().put("serviceId", "valid-3");
		registration.putObject("metadata").put("pid", 4711).put("primary", true);
		JsonNode metadata = post(registration).json().at("/service/metadata");
		assertThat(metadata.path("pid").asString()).isEqualTo("4711");
		assertThat(metadata.path("primary").asString()).isEqualTo("true");
	}

	@Test
	void refusesMetadataOverTheirLimitsAndNamesThatAreNotForTheSender() {
		assertInvalid(metadata(Map.of("a".repeat(65), "x")), "metadata");
		assertInvalid(metadata(Map.of("a", "x".repeat(1025))), "metadata");
		assertInvalid(metadata(entries(33)), "metadata");
		for (String name : List.of("", " ", "1a", "a b", "<a>", "@class", "ä", "-a")) {
			assertInvalid(metadata(Map.of(name, "x")), "metadata");
		}
		assertInvalid(metadata(Map.of("a", "x\u0001y")), "metadata");
		// where Spring Boot Admin would go instead
		for (String name : List.of("management.address", "management-port", "Management.Scheme", "port.management",
				"health.path", "health-path", "name", "rollcall.foreign")) {
			assertInvalid(metadata(Map.of(name, "169.254.169.254")), "metadata");
		}
		assertNothingRegistered();
		Answer most = metadata(entries(32));
		assertThat(most.status()).as(most.text()).isEqualTo(200);
		assertThat(metadata(Map.of("rollcall.colour", "red", "health.path", "/health", "name", "valid")).status())
			.as("what the cluster's credential may say, and what the registry itself says")
			.isEqualTo(200);
		assertThat(cluster().post("/api/registry/deregister", id("valid-1")).status()).isEqualTo(200);
	}

	@Test
	void saysWhichFieldHasWhatWrongShape() {
		String[][] wrong = { { "serviceId", "[]", "a text, not an array" },
				{ "serviceType", "{}", "a text, not an object" }, { "url", "7", "a text, not a number" },
				{ "name", "true", "a text, not true or false" }, { "metadata", "[]", "an object, not an array" },
				{ "metadata", "\"x\"", "an object, not a text" }, { "metadata", "7", "an object, not a number" } };
		for (String[] field : wrong) {
			ObjectNode registration = valid();
			registration.set(field[0], JSON.readTree(field[1]));
			Answer answer = post(registration);
			assertInvalid(answer, field[0]);
			assertThat(answer.json().path("detail").asString()).isEqualTo(field[0] + " must be " + field[2]);
		}
		assertThat(cluster().post("/api/registry/register", "[]").json().path("detail").asString())
			.isEqualTo("The body must be an object, not an array");
		assertNothingRegistered();
	}

	@Test
	void refusesBodiesThatAreNoneOfTheContracts() {
		String path = "/api/registry/register";
		for (String body : List.of("", "null", "[]", "\"x\"", "{\"a\":", "{\"a\":1,\"a\":2}",
				"{\"a\":" + "[".repeat(65) + "]".repeat(65) + "}", "{\"a\":" + "9".repeat(1001) + "}")) {
			assertProblem(cluster().post(path, body), 400);
		}
		for (String type : List.of("text/plain", "application/xml", "text/xml", "*/*", "application/*")) {
			assertProblem(cluster().with("Content-Type", type).post(path, valid().toString()), 415);
		}
		assertThat(cluster().with("Content-Type", "application/registration+json;charset=utf-8")
			.post(path, valid().put("serviceId", "valid-4").toString())
			.status()).isEqualTo(200);
		assertProblem(cluster().get(path), 405);
		String tooLarge = valid().put("x", "a".repeat(16 * 1024)).toString();
		assertProblem(cluster().post(path, tooLarge), 413);
		assertProblem(cluster().postChunked(path, tooLarge), 413);
		assertNothingRegistered();
	}

	@Test
	void ignoresMembersThatItDoesNotKnow() {
		assertThat(post(valid().put("serviceId", "valid-3").put("registeredAt", 7).put("healthy", false)).json()
			.path("service")
			.path("healthy")
			.asBoolean()).isTrue();
	}

	private static Map<String, String> entries(int count) {
		return IntStream.range(0, count).boxed().collect(Collectors.toMap((i) -> "n" + i, (i) -> "x".repeat(100)));
	}

	private Answer metadata(Map<String, String> metadata) {
		ObjectNode registration = valid();
		registration.set("metadata", JSON.valueToTree(metadata));
		return post(registration);
	}

	private Answer post(ObjectNode registration) {
		return cluster().post("/api/registry/register", registration.toString());
	}

	private void assertNothingRegistered() {
		assertThat(probe().get("/api/registry/service/valid-1").status()).isEqualTo(404);
	}

	private static ObjectNode valid() {
		return JSON.createObjectNode()
			.put("serviceId", "valid-1")
			.put("serviceType", "valid")
			.put("url", "http://localhost:4711")
			.put("name", "valid");
	}

}
