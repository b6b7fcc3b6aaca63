package dev.rollcall.data;

import java.util.UUID;

import dev.rollcall.starter.testing.HttpProbe;
import dev.rollcall.starter.testing.HttpProbe.Answer;
import dev.rollcall.starter.testing.TestTokens;
import org.junit.jupiter.api.Test;

import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;

import static org.assertj.core.api.Assertions.assertThat;

/** Classroom mode (CONTRACT 1): nobody signs in, and everybody changes everything. */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT, properties = "rollcall.security.open=true")
@Import(TestTokens.Keys.class)
class ClassroomTests {

	@LocalServerPort
	private int port;

	private final String key = "classroom-" + UUID.randomUUID();

	@Test
	void worksWithoutAToken() {
		Answer created = anonymous().post("/api/data", "{\"key\":\"" + this.key + "\",\"value\":1}");
		assertThat(created.status()).as(created.text()).isEqualTo(201);
		assertThat(created.json().at("/data/createdBy").asString()).isEqualTo("anonymous");
		assertThat(anonymous().get("/api/data/" + this.key).status()).isEqualTo(200);
	}

	@Test
	void changesWhatAUserOwnsAndAUserDoesNotChangeIt() {
		HttpProbe owner = anonymous().as(TestTokens.of("user-1", "USER"));
		assertThat(owner.post("/api/data", "{\"key\":\"" + this.key + "\",\"value\":1}").status()).isEqualTo(201);
		assertThat(anonymous().put("/api/data/" + this.key, "{\"value\":2}").status()).isEqualTo(200);
		HttpProbe other = anonymous().as(TestTokens.of("user-2", "USER"));
		assertThat(other.delete("/api/data/" + this.key).status()).isEqualTo(403);
		assertThat(anonymous().delete("/api/data/" + this.key).status()).isEqualTo(200);
	}

	@Test
	void checksATokenThatIsSentAndKeepsTheClusterToItself() {
		assertThat(anonymous().as(TestTokens.forged("user-1")).get("/api/data").status()).isEqualTo(401);
		assertThat(anonymous().get("/actuator/health").status()).isEqualTo(401);
	}

	private HttpProbe anonymous() {
		return new HttpProbe(this.port);
	}

}
