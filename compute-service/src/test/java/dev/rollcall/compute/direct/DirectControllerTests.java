package dev.rollcall.compute.direct;

import java.util.List;

import dev.rollcall.starter.testing.HttpProbe;
import dev.rollcall.starter.testing.HttpProbe.Answer;
import dev.rollcall.starter.testing.ProblemContract;
import dev.rollcall.starter.testing.TestTokens;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;

import static org.assertj.core.api.Assertions.assertThat;

/** The calls that are answered at once, over HTTP. */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
@Import(TestTokens.Keys.class)
class DirectControllerTests extends ProblemContract {

	@LocalServerPort
	private int port;

	@Override
	protected HttpProbe anonymous() {
		return new HttpProbe(this.port);
	}

	@Override
	protected HttpProbe user() {
		return anonymous().as(TestTokens.of("alice", "USER"));
	}

	@Override
	protected String postPath() {
		return "/api/compute/direct";
	}

	@Override
	protected int bodyLimitBytes() {
		return 1024 * 1024;
	}

	@Override
	protected String instanceName() {
		return "compute-service-1";
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			add              | [1, 2, 3]                        | 6
			add              | [9007199254740991, 1]            | "9007199254740992"
			add              | [0.1,"0.2"]                      | 0.30000000000000004
			subtract         | [10, 4, 1]                       | 5
			subtract         | [7]                              | -7
			multiply         | [6, 7]                           | 42
			divide           | [7, 2]                           | 3.5
			divide           | [6, 3]                           | 2
			power            | [2, 100]                         | "1267650600228229401496703205376"
			factorial        | [20]                             | "2432902008176640000"
			fibonacci        | [10]                             | 55
			primeCheck       | [97]                             | true
			sumOfSquares     | [3, 4]                           | 25
			average          | [1, 2]                           | 1.5
			matrixMultiply   | [[[1,2],[3,4]],[[5,6],[7,8]]]    | [[19,22],[43,50]]
			""")
	void computes(String operation, String operands, String result) {
		Answer answer = user().post("/api/compute/direct",
				"{\"operation\":\"%s\",\"operands\":%s}".formatted(operation, operands));
		assertThat(answer.status()).as(answer.text()).isEqualTo(200);
		assertThat(answer.json().path("result").toString()).isEqualTo(result);
		assertThat(answer.json().path("operation").asString()).isEqualTo(operation);
		assertThat(answer.json().path("operands").toString()).isEqualTo(operands.replace(" ", ""));
		assertThat(answer.json().path("service").asString()).isEqualTo("compute-service-1");
		assertThat(answer.json().path("computedAt").asString())
			.matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}Z");
		assertThat(answer.json().path("durationMs").isNumber()).isTrue();
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			divide    | [1, 0]              | /problems/compute/division-by-zero
			factorial | [-1]                | /problems/compute/invalid-operands
			factorial | [5001]              | /problems/compute/over-limit
			power     | [10, 100000]        | /problems/compute/over-limit
			add       | []                  | /problems/compute/invalid-operands
			add       | [null]              | /problems/compute/invalid-operands
			add       | ["NaN"]             | /problems/compute/invalid-operands
			add       | [{}]                | /problems/compute/invalid-operands
			add       | [1e1000000000]      | /problems/compute/over-limit
			nothing   | [1]                 | /problems/compute/unknown-operation
			""")
	void refuses(String operation, String operands, String type) {
		Answer answer = user().post("/api/compute/direct",
				"{\"operation\":\"%s\",\"operands\":%s}".formatted(operation, operands));
		assertProblem(answer, 400);
		assertThat(answer.json().path("type").asString()).isEqualTo(type);
	}

	@Test
	void namesTheOperationsThereAreToOneWhoAsksForAnother() {
		Answer answer = user().post("/api/compute/direct", "{\"operation\":\"cube\",\"operands\":[1]}");
		assertThat(answer.json().path("supported").valueStream().map(JsonNode::asString)).contains("add",
				"matrixMultiply");
	}

	@Test
	void sums() {
		Answer answer = user().post("/api/compute/sum", "{\"a\":1,\"b\":1}");
		assertThat(answer.status()).isEqualTo(200);
		assertThat(answer.json().path("result").asInt()).isEqualTo(2);
		assertThat(answer.json().path("service").asString()).isEqualTo("compute-service-1");
		assertProblem(user().post("/api/compute/sum", "{\"a\":1}"), 400);
	}

	@Test
	void listsItsOperationsWithTheirLimits() {
		JsonNode operations = user().get("/api/compute/operations").json().path("operations");
		List<String> names = operations.valueStream().map((operation) -> operation.path("name").asString()).toList();
		assertThat(names).contains("add", "subtract", "multiply", "divide", "power", "factorial", "fibonacci",
				"primeCheck", "sumOfSquares", "average", "matrixMultiply");
		assertThat(operations.path(names.indexOf("factorial")).path("limits").path("direct").asString())
			.contains("5,000");
		assertProblem(anonymous().get("/api/compute/operations"), 401);
	}

}
