package dev.rollcall.data.batch;

import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import dev.rollcall.data.DataServiceTest;
import dev.rollcall.starter.testing.HttpProbe;
import dev.rollcall.starter.testing.HttpProbe.Answer;
import dev.rollcall.starter.testing.TestTokens;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

import static org.assertj.core.api.Assertions.assertThat;

/** {@code POST /api/data/batch} (CONTRACT 6). */
@DataServiceTest
class BatchTests {

	private static final String OWNER = TestTokens.of("owner", "USER");

	private static final String OTHER = TestTokens.of("other", "USER");

	private static final String ADMIN = TestTokens.of("root", "USER", "ADMIN");

	@LocalServerPort
	private int port;

	@Autowired
	private JsonMapper json;

	private final String prefix = "b" + UUID.randomUUID() + ":";

	private HttpProbe as(String token) {
		return new HttpProbe(this.port).as(token);
	}

	/** Sends operations, with single quotes and without the prefix of their keys. */
	private Answer batch(String token, String... operations) {
		String body = "{'operations':[" + String.join(",", operations) + "]}";
		return as(token).post("/api/data/batch",
				body.replace('\'', '"').replace("\"key\":\"", "\"key\":\"" + this.prefix));
	}

	private Answer get(String name) {
		return as(OWNER).get("/api/data/" + this.prefix + name);
	}

	private JsonNode read(String name) {
		Answer answer = get(name);
		assertThat(answer.status()).as(answer.text()).isEqualTo(200);
		return answer.json().path("data");
	}

	@Test
	void carriesOutAllOperationsInTheirOrder() {
		Answer answer = batch(OWNER, "{'op':'create','key':'a','value':{'n':1.10},'metadata':{'m':'1'}}",
				"{'op':'create','key':'b','value':null}", "{'op':'update','key':'a','value':2,'version':1}",
				"{'op':'update','key':'a','metadata':{'m':'2'}}", "{'op':'delete','key':'b','version':1}",
				"{'op':'create','key':'b','value':[3]}");
		assertThat(answer.status()).as(answer.text()).isEqualTo(200);
		assertThat(answer.text().replace(this.prefix, "").replace('"', '\'')).isEqualTo("{'results':["
				+ "{'op':'create','key':'a','status':201,'version':1},{'op':'create','key':'b','status':201,'version':1},"
				+ "{'op':'update','key':'a','status':200,'version':2},{'op':'update','key':'a','status':200,'version':3},"
				+ "{'op':'delete','key':'b','status':200},{'op':'create','key':'b','status':201,'version':1}]}");
		assertThat(read("a").path("value").asInt()).isEqualTo(2);
		assertThat(read("a").path("metadata").path("m").asString()).isEqualTo("2");
		assertThat(read("a").path("createdBy").asString()).isEqualTo("owner");
		assertThat(read("b").path("value").toString()).isEqualTo("[3]");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			{'op':'create','key':'old','value':1}                                  | 409 | key-taken
			{'op':'create','key':'first','value':1}                                | 409 | key-taken
			{'op':'update','key':'nothing','value':1}                              | 404 | not-found
			{'op':'delete','key':'nothing'}                                        | 404 | not-found
			{'op':'update','key':'old','value':1,'version':7}                      | 412 | precondition-failed
			{'op':'delete','key':'old','version':7}                                | 412 | precondition-failed
			{'op':'delete','key':'foreign'}                                        | 403 | not-owner
			{'op':'update','key':'foreign','value':1,'version':7}                  | 403 | not-owner
			""")
	void changesNothingWhenOneOperationFails(String failing, int status, String code) {
		assertThat(batch(OWNER, "{'op':'create','key':'old','value':0}").status()).isEqualTo(200);
		assertThat(batch(OTHER, "{'op':'create','key':'foreign','value':0}").status()).isEqualTo(200);
		Answer answer = batch(OWNER, "{'op':'create','key':'first','value':1}",
				"{'op':'update','key':'old','metadata':{'a':'b'}}", failing, "{'op':'no-such-thing'}");
		assertFailure(answer, status, 2);
		assertThat(answer.json().path("type").asString()).isEqualTo("/problems/data/" + code);
		assertThat(get("first").status()).isEqualTo(404);
		assertThat(read("old").path("version").asInt()).isEqualTo(1);
		assertThat(read("foreign").path("version").asInt()).isEqualTo(1);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			{'op':'upsert','key':'x','value':1}             | op
			{'op':5,'key':'x','value':1}                    | op
			{'key':'x','value':1}                           | op
			{'op':'create','value':1}                       | key
			{'op':'create','key':'a b','value':1}           | key
			{'op':'create','key':'x'}                       | value
			{'op':'create','key':'x','value':1,'version':1} | version
			{'op':'update','key':'x','version':'1'}         | version
			{'op':'update','key':'x','version':0}           | version
			{'op':'update','key':'x','version':1.5}         | version
			{'op':'update','key':'x','metadata':[]}         | metadata
			{'op':'update','key':'x','metadata':{'a':1}}    | metadata.a
			5                                               | operations
			null                                            | operations
			""")
	void namesTheFirstMalformedOperation(String malformed, String field) {
		Answer answer = batch(OWNER, "{'op':'create','key':'before','value':1}", malformed, "{}");
		assertFailure(answer, 400, 1);
		assertThat(answer.json().path("errors").path(0).path("field").asString()).isEqualTo(field);
		assertThat(get("before").status()).isEqualTo(404);
		assertFailure(batch(OWNER, malformed), 400, 0);
	}

	@Test
	void saysWhatFailsFirstThoughSomethingElseIsMalformed() {
		assertFailure(batch(OWNER, "{'op':'delete','key':'nothing'}", "{'op':'no-such-thing'}"), 404, 0);
	}

	@Test
	void refusesWhatIsNoBatch() {
		for (String body : new String[] { "{}", "{\"operations\":null}", "{\"operations\":{}}", "[]", "",
				"{\"operations\":[{]}" }) {
			Answer answer = as(OWNER).post("/api/data/batch", body);
			assertThat(answer.status()).as(body).isEqualTo(400);
			assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
		}
		assertThat(new HttpProbe(this.port).post("/api/data/batch", "{\"operations\":[]}").status()).isEqualTo(401);
		assertThat(batch(OWNER).text()).isEqualTo("{\"results\":[]}");
	}

	@Test
	void takesAHundredOperationsAndNoMore() {
		Answer full = batch(OWNER, creations(100, "1"));
		assertThat(full.status()).as(full.text()).isEqualTo(200);
		assertThat(full.json().path("results").size()).isEqualTo(100);
		Answer tooMany = batch(OWNER, creations(101, "1"));
		assertThat(tooMany.status()).isEqualTo(400);
		assertThat(tooMany.json().path("errors").path(0).path("field").asString()).isEqualTo("operations");
	}

	@Test
	void saysTheSameOfMillionsOfOperationsAsOfOneTooMany() {
		String ones = "[1" + ",1".repeat(2 * 1024 * 1024 - 20) + "]";
		Answer answer = as(OWNER).post("/api/data/batch", "{\"operations\":" + ones + "}");
		assertThat(answer.status()).as(answer.text()).isEqualTo(400);
		JsonNode oneTooMany = batch(OWNER, creations(101, "1")).json();
		for (String member : new String[] { "type", "title", "status", "detail", "error", "errors" }) {
			assertThat(answer.json().get(member)).as(member).isNotNull().isEqualTo(oneTooMany.get(member));
		}
		assertThat(answer.json().has("index")).isFalse();
	}

	@Test
	void keepsNothingOfWhatIsNotCarriedOut() {
		String delete = "{\"op\":\"delete\",\"key\":\"k\"}";
		Batch tooLarge = parse(delete + ("," + delete).repeat(99_999));
		assertThat(tooLarge.count()).isEqualTo(100_000);
		assertThat(tooLarge.operations()).hasSize(100);
		Batch malformed = parse(delete + ",1" + ("," + delete).repeat(98));
		assertThat(malformed.count()).isEqualTo(100);
		assertThat(malformed.operations()).hasSize(1);
		assertThat(malformed.malformed()).isNotNull();
	}

	private Batch parse(String operations) {
		return this.json.readValue("{\"operations\":[" + operations + "]}", BatchRequest.class).operations();
	}

	@Test
	void takesBodiesOf4MiBWithValuesWithinTheirLimit() {
		String large = "'" + "a".repeat(200 * 1024) + "'";
		assertThat(batch(OWNER, creations(20, large)).status()).isEqualTo(200);
		assertThat(batch(OWNER, creations(21, large)).status()).isEqualTo(413);
		Answer tooLarge = batch(OWNER, "{'op':'create','key':'small','value':1}",
				"{'op':'create','key':'large','value':'" + "a".repeat(256 * 1024) + "'}");
		assertFailure(tooLarge, 413, 1);
		assertThat(get("small").status()).isEqualTo(404);
		String metadata = IntStream.range(0, 33).mapToObj((i) -> "'n" + i + "':''").collect(Collectors.joining(","));
		assertFailure(batch(OWNER, "{'op':'create','key':'m','value':1,'metadata':{" + metadata + "}}"), 400, 0);
	}

	private static String[] creations(int count, String value) {
		return IntStream.range(0, count)
			.mapToObj((i) -> "{'op':'create','key':'" + count + "-" + i + "','value':" + value + "}")
			.toArray(String[]::new);
	}

	@Test
	void letsAnAdminChangeWhatOthersOwn() {
		batch(OWNER, "{'op':'create','key':'mine','value':1}");
		assertThat(batch(ADMIN, "{'op':'update','key':'mine','value':2}", "{'op':'delete','key':'mine'}").status())
			.isEqualTo(200);
		assertThat(get("mine").status()).isEqualTo(404);
	}

	private static void assertFailure(Answer answer, int status, int index) {
		assertThat(answer.status()).as(answer.text()).isEqualTo(status);
		assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
		assertThat(answer.json().path("status").asInt()).isEqualTo(status);
		assertThat(answer.json().path("index").asInt(-1)).isEqualTo(index);
		assertThat(answer.json().path("error")).isEqualTo(answer.json().path("detail"));
	}

}
