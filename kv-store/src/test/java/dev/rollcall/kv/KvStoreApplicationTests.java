package dev.rollcall.kv;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;

import dev.rollcall.starter.secret.ClusterCredential;
import dev.rollcall.starter.testing.HttpProbe;
import dev.rollcall.starter.testing.HttpProbe.Answer;
import dev.rollcall.starter.testing.ProblemContract;
import dev.rollcall.starter.testing.TestTokens;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

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

	@Test
	void givesTheClusterACopyOfItsFileWhileItIsInUse(@TempDir Path folder) throws Exception {
		assertProblem(anonymous().get("/actuator/backup"), 401);
		assertProblem(outsider().get("/actuator/backup"), 403);
		assertThat(user().put("/api/kv/backup/a", "{\"value\":\"kept\"}").status()).isEqualTo(201);
		HttpRequest request = HttpRequest.newBuilder(URI.create("http://localhost:" + this.port + "/actuator/backup"))
			.header("Authorization", this.credential.authorization())
			.build();
		Path copy = folder.resolve("kv.db");
		try (HttpClient client = HttpClient.newHttpClient()) {
			HttpResponse<Path> answer = client.send(request, BodyHandlers.ofFile(copy));
			assertThat(answer.statusCode()).isEqualTo(200);
			assertThat(answer.headers().firstValueAsLong("Content-Length")).hasValue(Files.size(copy));
		}
		try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + copy);
				Statement statement = connection.createStatement()) {
			try (ResultSet check = statement.executeQuery("pragma integrity_check")) {
				assertThat(check.getString(1)).isEqualTo("ok");
			}
			try (ResultSet row = statement.executeQuery("select value from entry where key = 'backup/a'")) {
				assertThat(row.getString(1)).isEqualTo("\"kept\"");
			}
		}
		assertThat(user().put("/api/kv/backup/b", "{\"value\":1}").status()).as("it goes on").isEqualTo(201);
	}

}
