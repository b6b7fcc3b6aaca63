package dev.rollcall.kv;

import dev.rollcall.starter.secret.ClusterCredential;
import dev.rollcall.starter.testing.HttpProbe;
import dev.rollcall.starter.testing.HttpProbe.Answer;
import dev.rollcall.starter.testing.ProblemContract;
import dev.rollcall.starter.testing.TestTokens;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

import static org.assertj.core.api.Assertions.assertThat;

@KvStoreTest
class KvStoreApplicationTests extends ProblemContract {

	@LocalServerPort
	private int port;

	@Autowired
	private ClusterCredential credential;

	@Override
	protected HttpProbe anonymous() {
		return new HttpProbe(this.port);
	}

	@Override
	protected HttpProbe user() {
		return anonymous().with("Authorization", this.credential.authorization());
	}

	@Override
	protected HttpProbe outsider() {
		return anonymous().as(TestTokens.of("alice", "USER", "ADMIN"));
	}

	@Override
	protected String postPath() {
		return "/api/kv/contract/multiply";
	}

	@Override
	protected int bodyLimitBytes() {
		return 512 * 1024;
	}

	@Override
	protected String instanceName() {
		return "kv-store-1";
	}

	@Test
	void servesTheClusterOnly() {
		for (String path : new String[] { "/api/kv", "/api/kv/", "/api/kv/some/key", "/api/kv?prefix=some" }) {
			assertProblem(anonymous().get(path), 401);
			assertProblem(outsider().get(path), 403);
			assertProblem(anonymous().as(TestTokens.of("alice", "USER", "CLUSTER")).get(path), 403);
			assertProblem(anonymous().with("Authorization", "Basic Y2x1c3Rlcjp3cm9uZw==").get(path), 401);
		}
		assertProblem(outsider().put("/api/kv/some/key", "{\"value\":1}"), 403);
		assertProblem(outsider().delete("/api/kv/some/key"), 403);
	}

	@Test
	void nobodyWritesOnThePathThatIsOpenInEveryService() {
		assertProblem(anonymous().put("/api/kv/health", "{\"value\":1}"), 400);
		assertProblem(anonymous().get("/api/kv/health"), 404);
		assertProblem(anonymous().delete("/api/kv/health"), 404);
		assertProblem(anonymous().post("/api/kv/health", "{}"), 405);
	}

	@Test
	void saysThatItsFileTakesWrites() {
		Answer ready = anonymous().get("/ready");
		assertThat(ready.json().path("database").asString()).isEqualTo("connected");
		assertThat(anonymous().get("/health").json().path("checks").path("database").asString()).isEqualTo("up");
	}

}
