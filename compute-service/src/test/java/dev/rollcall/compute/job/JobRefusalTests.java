package dev.rollcall.compute.job;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.UUID;

import javax.sql.DataSource;

import dev.rollcall.starter.testing.HttpProbe;
import dev.rollcall.starter.testing.HttpProbe.Answer;
import dev.rollcall.starter.testing.ProblemContract;
import dev.rollcall.starter.testing.TestTokens;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;

import static org.assertj.core.api.Assertions.assertThat;

/** What is refused of jobs, and to whom. */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
@Import(TestTokens.Keys.class)
class JobRefusalTests extends ProblemContract {

	private static final String PATH = "/api/compute/job";

	@LocalServerPort
	private int port;

	@Autowired
	private JdbcClient jdbc;

	@Autowired
	private DataSource database;

	@Override
	protected HttpProbe anonymous() {
		return new HttpProbe(this.port);
	}

	@Override
	protected HttpProbe user() {
		return as("alice", "USER");
	}

	private HttpProbe as(String user, String... roles) {
		return anonymous().as(TestTokens.of(user, roles));
	}

	@Override
	protected String postPath() {
		return PATH;
	}

	@Override
	protected int bodyLimitBytes() {
		return 16 * 1024 * 1024;
	}

	@Override
	protected String instanceName() {
		return "compute-service-1";
	}

	private String submit(HttpProbe user, String body) {
		Answer answer = user.post(PATH, body);
		assertThat(answer.status()).as(answer.text()).isEqualTo(202);
		String id = answer.json().path("jobId").asString();
		assertThat(answer.header("Location")).isEqualTo(PATH + "/" + id);
		return id;
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			factorial      | [-1]                    | /problems/compute/invalid-operands
			factorial      | [100001]                | /problems/compute/over-limit
			fibonacci      | [2000001]               | /problems/compute/over-limit
			power          | [10, 1000000]           | /problems/compute/over-limit
			add            | []                      | /problems/compute/invalid-operands
			add            | [{}]                    | /problems/compute/invalid-operands
			add            | [1e1000000000]          | /problems/compute/over-limit
			matrixMultiply | [[[1,2]],[[1,2]]]       | /problems/compute/invalid-operands
			nothing        | [1]                     | /problems/compute/unknown-operation
			""")
	void refusesWhatNoRunCouldTake(String operation, String operands, String type) {
		Answer answer = user().post(PATH, "{\"operation\":\"%s\",\"operands\":%s}".formatted(operation, operands));
		assertProblem(answer, 400);
		assertThat(answer.json().path("type").asString()).isEqualTo(type);
		assertThat(answer.json().has("supported")).isEqualTo(operation.equals("nothing"));
	}

	@Test
	void refusesMoreValuesThanAnyOperationTakes() {
		assertProblem(user().post(PATH, "{\"operation\":\"add\",\"operands\":[1" + ",1".repeat(600_000) + "]}"), 400);
		Answer answer = user().post(PATH, "{\"operation\":\"add\",\"operands\":[1" + ",1".repeat(100_000) + "]}");
		assertProblem(answer, 400);
		assertThat(answer.json().path("type").asString()).isEqualTo("/problems/compute/over-limit");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			"priority":10         | priority
			"priority":-1         | priority
			"priority":5.5        | priority
			"priority":"5"        | priority
			"delayMs":-1          | delayMs
			"delayMs":604800001   | delayMs
			"maxAttempts":0       | maxAttempts
			"maxAttempts":11      | maxAttempts
			"timeoutMs":0         | timeoutMs
			"timeoutMs":3600001   | timeoutMs
			"timeoutMs":1e99      | timeoutMs
			"n":3                 | n
			"data":{}             | data.operation
			"data":7              | data
			""")
	void namesTheOptionThatIsWrong(String option, String field) {
		Answer answer = user().post(PATH, "{\"operation\":\"add\",\"operands\":[1]," + option + "}");
		assertProblem(answer, 400);
		assertThat(answer.json().path("errors").path(0).path("field").asString()).isEqualTo(field);
	}

	@Test
	void namesAllThatIsWrongAtOnce() {
		Answer answer = user().post(PATH, "{\"priority\":11,\"delayMs\":\"soon\"}");
		assertProblem(answer, 400);
		assertThat(answer.json().path("errors").valueStream().map((error) -> error.path("field").asString()).toList())
			.containsExactly("operation", "operands", "priority", "delayMs");
	}

	@Test
	void showsAJobToItsOwnerAndToAnAdminOnly() {
		String id = submit(user(), "{\"operation\":\"add\",\"operands\":[1],\"delayMs\":600000}");
		assertProblem(as("bob", "USER").get(PATH + "/" + id), 404);
		assertProblem(anonymous().get(PATH + "/" + id), 401);
		assertThat(as("root", "USER", "ADMIN").get(PATH + "/" + id).json().path("jobId").asString()).isEqualTo(id);
		Answer missing = user().get(PATH + "/" + UUID.randomUUID());
		assertProblem(missing, 404);
		assertThat(missing.json().path("type").asString()).isEqualTo("/problems/compute/no-such-job");
		assertThat(as("bob", "USER").get(PATH + "/" + id).json().path("detail"))
			.isEqualTo(missing.json().path("detail"));
	}

	@ParameterizedTest
	@ValueSource(strings = { "1", "nonsense", "%27", "1-1-1-1-1", "00000000-0000-0000-0000-00000000000G" })
	void findsNoJobByWhatIsNoId(String id) {
		assertProblem(user().get(PATH + "/" + id), 404);
	}

	@Test
	void refusesAJobWhenTheQueueIsFull() {
		this.jdbc.sql("""
				with recursive n(i) as (select 1 union all select i + 1 from n where i < 10000)
				insert into compute_job (id, operation, submitted_by, priority, turn, status, timeout_ms, attempts_max,
				  created_at, available_at, data_size)
				select 'filler-' || i, 'add', 'filler', 0, i, 'waiting', 1, 1, 0, 32503680000000, 1 from n""").update();
		try {
			Answer answer = user().post(PATH, "{\"operation\":\"add\",\"operands\":[1]}");
			assertProblem(answer, 429);
			assertThat(answer.json().path("type").asString()).isEqualTo("/problems/compute/queue-full");
			assertThat(answer.header("Retry-After")).isEqualTo("5");
		}
		finally {
			this.jdbc.sql("delete from compute_job where submitted_by = 'filler'").update();
		}
	}

	@Test
	void answersAnOutageAndReadsOnWhileNobodyMayWrite() throws SQLException {
		String id = submit(user(), "{\"operation\":\"add\",\"operands\":[1],\"delayMs\":600000}");
		try (Connection writer = this.database.getConnection()) {
			writer.setAutoCommit(false);
			// connections are lazy: this is what begins it
			writer.createStatement().execute("select 1");
			Answer answer = user().post(PATH, "{\"operation\":\"add\",\"operands\":[1]}");
			assertProblem(answer, 503);
			assertThat(answer.header("Retry-After")).isEqualTo("1");
			assertThat(user().get(PATH + "/" + id).status()).isEqualTo(200);
			writer.rollback();
			writer.setAutoCommit(true);
		}
	}

	@Test
	void isReadyOnlyWithItsDatabase() {
		assertThat(anonymous().get("/ready").json().path("database").asString()).isEqualTo("connected");
	}

}
