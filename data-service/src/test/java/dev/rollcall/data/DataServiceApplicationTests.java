package dev.rollcall.data;

import dev.rollcall.starter.testing.HttpProbe;
import dev.rollcall.starter.testing.HttpProbe.Answer;
import dev.rollcall.starter.testing.ProblemContract;
import dev.rollcall.starter.testing.TestTokens;
import org.junit.jupiter.api.Test;

import org.springframework.boot.test.web.server.LocalServerPort;

import static org.assertj.core.api.Assertions.assertThat;

@DataServiceTest
class DataServiceApplicationTests extends ProblemContract {

	@LocalServerPort
	private int port;

	@Override
	protected HttpProbe anonymous() {
		return new HttpProbe(this.port);
	}

	@Override
	protected HttpProbe user() {
		return anonymous().as(TestTokens.of("user-1", "USER"));
	}

	@Override
	protected String postPath() {
		return "/api/data";
	}

	@Override
	protected int bodyLimitBytes() {
		return 512 * 1024;
	}

	@Override
	protected String instanceName() {
		return "data-service-1";
	}

	@Test
	void answersItsHealthWhereTheGatewayRoutesIt() {
		Answer answer = anonymous().get("/api/data/health");
		assertThat(answer.status()).isEqualTo(200);
		assertThat(answer.json().path("service").asString()).isEqualTo("data-service-1");
		assertThat(answer.json().path("checks").path("database").asString()).isEqualTo("up");
	}

	@Test
	void doesNotRefuseWhatIsAcceptedOnceItIsDone() {
		Answer answer = user().with("Accept", "text/html").post("/api/data", "{\"key\":\"html\",\"value\":1}");
		assertThat(answer.status()).as(answer.text()).isEqualTo(201);
		assertThat(answer.json().path("data").path("key").asString()).isEqualTo("html");
	}

	@Test
	void refusesEveryCallWithoutATokenOrWithoutTheRoleOfAUser() {
		HttpProbe nobody = anonymous().as(TestTokens.of("nobody"));
		for (String path : new String[] { "/api/data", "/api/data/", "/api/data/some-key" }) {
			assertProblem(anonymous().get(path), 401);
			assertProblem(nobody.get(path), 403);
		}
		assertProblem(anonymous().put("/api/data/some-key", "{}"), 401);
		assertProblem(anonymous().delete("/api/data/some-key"), 401);
	}

	@Test
	void writesTimesWithThreeDigitsOfMilliseconds() {
		assertThat(anonymous().get("/health").json().path("timestamp").asString())
			.matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}Z");
	}

}
