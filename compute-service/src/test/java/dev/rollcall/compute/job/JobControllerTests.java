package dev.rollcall.compute.job;

import java.time.Duration;
import java.util.List;

import dev.rollcall.starter.testing.HttpProbe;
import dev.rollcall.starter.testing.HttpProbe.Answer;
import dev.rollcall.starter.testing.TestTokens;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;

import static org.assertj.core.api.Assertions.assertThat;

/** Jobs over HTTP, run by the service itself. */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
@Import(TestTokens.Keys.class)
class JobControllerTests {

	private static final String PATH = "/api/compute/job";

	private static final String TIME = "\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}Z";

	@LocalServerPort
	private int port;

	private HttpProbe anonymous() {
		return new HttpProbe(this.port);
	}

	private HttpProbe user() {
		return as("alice", "USER");
	}

	private HttpProbe as(String user, String... roles) {
		return anonymous().as(TestTokens.of(user, roles));
	}

	private String submit(HttpProbe user, String body) {
		Answer answer = user.post(PATH, body);
		assertThat(answer.status()).as(answer.text()).isEqualTo(202);
		String id = answer.json().path("jobId").asString();
		assertThat(answer.header("Location")).isEqualTo(PATH + "/" + id);
		return id;
	}

	private JsonNode ended(HttpProbe user, String id) {
		return Awaitility.await()
			.atMost(Duration.ofSeconds(20))
			.pollInterval(Duration.ofMillis(20))
			.until(() -> user.get(PATH + "/" + id).json(),
					(job) -> List.of("completed", "failed").contains(job.path("status").asString()));
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			add              | [1, 2, 3]                        | 6
			add              | [9007199254740991, 1]            | "9007199254740992"
			add              | [0.1,"0.2"]                      | 0.30000000000000004
			subtract         | [10, 4, 1]                       | 5
			multiply         | [6, 7]                           | 42
			divide           | [7, 2]                           | 3.5
			power            | [2, 100]                         | "1267650600228229401496703205376"
			factorial        | [20]                             | "2432902008176640000"
			fibonacci        | [10]                             | 55
			primeCheck       | [97]                             | true
			sumOfSquares     | [3, 4]                           | 25
			average          | [1, 2]                           | 1.5
			matrixMultiply   | [[[1,2],[3,4]],[[5,6],[7,8]]]    | [[19,22],[43,50]]
			sqrt             | [16]                             | 4
			gcd              | [12, 18]                         | 6
			lcm              | [4, 6]                           | 12
			modPow           | [3, 200, 13]                     | 9
			""")
	void computesWhatADirectCallComputes(String operation, String operands, String result) {
		String id = submit(user(), "{\"type\":\"compute\",\"data\":{\"operation\":\"%s\",\"operands\":%s}}"
			.formatted(operation, operands));
		JsonNode job = ended(user(), id);
		assertThat(job.path("status").asString()).as(job.toString()).isEqualTo("completed");
		assertThat(job.path("result").toString()).isEqualTo(result);
		assertThat(job.path("data").toString())
			.isEqualTo("{\"operation\":\"%s\",\"operands\":%s}".formatted(operation, operands.replace(" ", "")));
	}

	@Test
	void answersEveryMemberOfAJob() {
		String id = submit(user(), "{\"data\":{\"operation\":\"factorial\",\"n\":25},\"maxAttempts\":7}");
		JsonNode job = ended(user(), id);
		assertThat(job.propertyNames()).containsExactly("jobId", "status", "progress", "data", "result", "error",
				"attempts", "maxAttempts", "service", "submittedBy", "createdAt", "startedAt", "finishedAt");
		assertThat(job.path("jobId").asString()).isEqualTo(id);
		assertThat(job.path("progress").asInt()).isEqualTo(100);
		assertThat(job.path("data").toString()).isEqualTo("{\"operation\":\"factorial\",\"n\":25}");
		assertThat(job.path("result").asString()).isEqualTo("15511210043330985984000000");
		assertThat(job.path("error").isNull()).isTrue();
		assertThat(job.path("attempts").asInt()).isEqualTo(1);
		assertThat(job.path("maxAttempts").asInt()).isEqualTo(7);
		assertThat(job.path("service").asString()).isEqualTo("compute-service-1");
		assertThat(job.path("submittedBy").asString()).isEqualTo("alice");
		for (String time : List.of("createdAt", "startedAt", "finishedAt")) {
			assertThat(job.path(time).asString()).matches(TIME);
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { PATH, PATH + "/" })
	void takesEitherShapeAtEitherPath(String path) {
		for (String body : List.of("{\"operation\":\"add\",\"operands\":[1,2]}",
				"{\"type\":\"sum\",\"data\":{\"operation\":\"add\",\"operands\":[1,2]}}")) {
			Answer answer = user().post(path, body);
			assertThat(answer.status()).as(answer.text()).isEqualTo(202);
			assertThat(answer.json().propertyNames()).containsExactly("message", "jobId", "status");
			assertThat(answer.json().path("message").asString()).isEqualTo("Job submitted successfully");
			assertThat(answer.json().path("status").asString()).isEqualTo("waiting");
			assertThat(ended(user(), answer.json().path("jobId").asString()).path("result").asInt()).isEqualTo(3);
		}
	}

	@Test
	void computesWhatIsTooMuchForADirectCall() {
		JsonNode job = ended(user(), submit(user(), "{\"operation\":\"factorial\",\"operands\":[20000]}"));
		assertThat(job.path("result").isString()).isTrue();
		assertThat(job.path("result").asString()).hasSize(77_338).startsWith("181920632").endsWith("000");
	}

	@Test
	void takesABodyThatIsTooLargeForADirectCall() {
		String operands = "\"" + "9".repeat(900) + "\"" + (",\"" + "9".repeat(900) + "\"").repeat(1999);
		JsonNode job = ended(user(), submit(user(), "{\"operation\":\"add\",\"operands\":[" + operands + "]}"));
		assertThat(job.path("result").asString()).isEqualTo("1" + "9".repeat(899) + "9998000".substring(3));
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			divide         | [1, 0]                    | Division by zero
			matrixMultiply | [[[1e308]],[[10.5]]]      | finite
			""")
	void failsWithTheReasonWhenThereIsNoResult(String operation, String operands, String error) {
		JsonNode job = ended(user(),
				submit(user(), "{\"operation\":\"%s\",\"operands\":%s}".formatted(operation, operands)));
		assertThat(job.path("status").asString()).isEqualTo("failed");
		assertThat(job.path("error").asString()).contains(error).doesNotContain("Exception", "java.");
		assertThat(job.path("result").isNull()).isTrue();
		assertThat(job.path("attempts").asInt()).isEqualTo(1);
	}

	@Test
	void failsAJobThatRunsForTooLong() {
		JsonNode job = ended(user(),
				submit(user(), "{\"operation\":\"factorial\",\"operands\":[100000],\"timeoutMs\":1}"));
		assertThat(job.path("status").asString()).isEqualTo("failed");
		assertThat(job.path("error").asString()).isEqualTo("Ran longer than its time limit of 1 ms");
	}

	@Test
	void takesEveryOptionUpToItsBounds() {
		Answer answer = user().post(PATH, "{\"operation\":\"add\",\"operands\":[1],\"priority\":0,"
				+ "\"delayMs\":604800000,\"maxAttempts\":10,\"timeoutMs\":3600000}");
		assertThat(answer.status()).isEqualTo(202);
		assertThat(answer.json().path("status").asString()).isEqualTo("delayed");
		String id = answer.json().path("jobId").asString();
		assertThat(user().get(PATH + "/" + id).json().path("status").asString()).isEqualTo("delayed");
	}

	@Test
	void listsOwnJobsAndAllToAnAdmin() {
		HttpProbe carol = as("carol", "USER");
		String first = submit(carol, "{\"operation\":\"add\",\"operands\":[1],\"delayMs\":600000}");
		String second = submit(carol, "{\"operation\":\"add\",\"operands\":[2],\"delayMs\":600000}");
		String others = submit(as("dave", "USER"), "{\"operation\":\"add\",\"operands\":[3],\"delayMs\":600000}");
		JsonNode list = carol.get(PATH).json();
		assertThat(ids(list)).containsExactly(second, first);
		assertThat(list.path("page").toString())
			.isEqualTo("{\"number\":0,\"size\":50,\"totalElements\":2,\"totalPages\":1}");
		assertThat(ids(carol.get(PATH + "/?page=1&size=1").json())).containsExactly(first);
		assertThat(ids(carol.get(PATH + "?status=delayed").json())).containsExactly(second, first);
		assertThat(ids(carol.get(PATH + "?status=failed").json())).isEmpty();
		assertThat(ids(as("root", "USER", "ADMIN").get(PATH + "?status=delayed&size=500").json())).contains(first,
				second, others);
		for (String query : List.of("status=done", "page=-1", "size=0", "size=501", "size=x", "page=1&page=2")) {
			Answer refused = carol.get(PATH + "?" + query);
			assertThat(refused.status()).as(refused.text()).isEqualTo(400);
			assertThat(refused.json().path("errors").path(0).path("field").asString())
				.isEqualTo(query.substring(0, query.indexOf('=')));
		}
	}

	private static List<String> ids(JsonNode list) {
		return list.path("jobs").valueStream().map((job) -> job.path("jobId").asString()).toList();
	}

	@Test
	void saysWhatTheQueueDoes() {
		ended(user(), submit(user(), "{\"operation\":\"add\",\"operands\":[1]}"));
		JsonNode stats = user().get("/api/compute/stats").json();
		assertThat(stats.propertyNames()).containsExactly("service", "queue", "paused", "throughputPerSecond", "waitMs",
				"runMs", "workers");
		assertThat(stats.path("service").asString()).isEqualTo("compute-service-1");
		assertThat(stats.path("queue").propertyNames()).containsExactlyInAnyOrder("waiting", "active", "completed",
				"failed", "delayed", "cancelled");
		assertThat(stats.path("queue").path("completed").asInt()).isPositive();
		assertThat(stats.path("paused").asBoolean()).isFalse();
		assertThat(stats.path("throughputPerSecond").asDouble()).isPositive();
		for (String times : List.of("waitMs", "runMs")) {
			assertThat(stats.path(times).propertyNames()).containsExactly("p50", "p95", "p99");
			assertThat(stats.path(times).path("p50").isIntegralNumber()).isTrue();
		}
		JsonNode worker = stats.path("workers").path(0);
		assertThat(worker.propertyNames()).containsExactly("service", "active", "capacity", "lastSeen");
		assertThat(worker.path("service").asString()).isEqualTo("compute-service-1");
		assertThat(worker.path("capacity").asInt()).isPositive();
		assertThat(worker.path("lastSeen").asString()).matches(TIME);
		assertThat(anonymous().get("/api/compute/stats").status()).isEqualTo(401);
	}

}
