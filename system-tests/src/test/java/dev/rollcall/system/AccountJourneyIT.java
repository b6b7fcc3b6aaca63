package dev.rollcall.system;

import dev.rollcall.starter.testing.HttpProbe;
import dev.rollcall.starter.testing.HttpProbe.Answer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import static org.assertj.core.api.Assertions.assertThat;

/** Register, sign in, look at oneself, go on with a refresh token. */
@ExtendWith(RunningCluster.class)
class AccountJourneyIT {

	@Test
	void registersSignsInAndSeesTheProfileOnWhicheverInstance(RunningSystem system) {
		String name = RunningSystem.newName();
		Answer registered = system.register(name);
		String id = registered.json().path("user").path("id").asString();
		Answer login = system.gateway()
			.post("/api/auth/login",
					"{\"email\":\"%1$s@example.org\",\"password\":\"correct horse %1$s\"}".formatted(name));
		assertThat(login.status()).isEqualTo(200);
		assertThat(login.json().path("message").asString()).isEqualTo("Login successful");
		HttpProbe user = system.gateway().as(login.json().path("token").asString());
		for (int i = 0; i < 3; i++) {
			Answer profile = user.get("/api/auth/profile");
			assertThat(profile.status()).as(profile.text()).isEqualTo(200);
			assertThat(profile.json().path("user").path("id").asString()).isEqualTo(id);
			assertThat(profile.json().path("user").path("username").asString()).isEqualTo(name);
			assertThat(user.get("/api/auth/verify").json().path("valid").asBoolean()).isTrue();
		}
	}

	@Test
	void goesOnWithARefreshTokenOnce(RunningSystem system) {
		Answer registered = system.register(RunningSystem.newName());
		String body = "{\"refreshToken\":\"%s\"}".formatted(registered.json().path("refreshToken").asString());
		Answer refreshed = system.gateway().post("/api/auth/refresh", body);
		assertThat(refreshed.status()).as(refreshed.text()).isEqualTo(200);
		assertThat(system.gateway().as(refreshed.json().path("token").asString()).get("/api/auth/profile").status())
			.isEqualTo(200);
		assertThat(system.gateway().post("/api/auth/refresh", body).status()).isEqualTo(401);
	}

	@Test
	void demoAndAdminExist(RunningSystem system) {
		assertThat(system.gateway()
			.as(system.cluster().token("demo"))
			.get("/api/auth/verify")
			.json()
			.path("user")
			.path("username")
			.asString()).isEqualTo("demo");
		String password = system.cluster().secret("rollcall.admin.password").orElseThrow();
		Answer admin = system.gateway()
			.post("/api/auth/login", "{\"username\":\"admin\",\"password\":\"%s\"}".formatted(password));
		assertThat(admin.json().path("user").path("roles").toString()).contains("ADMIN", "USER");
	}

	@Test
	void threeInstancesThatStartedTogetherPublishOneKey(RunningSystem system) {
		String first = system.instance("auth-service-1").get("/api/auth/.well-known/jwks.json").text();
		assertThat(first).contains("\"keys\"").doesNotContain("\"d\"");
		assertThat(system.instance("auth-service-2").get("/api/auth/.well-known/jwks.json").text()).isEqualTo(first);
		assertThat(system.instance("auth-service-3").get("/api/auth/.well-known/jwks.json").text()).isEqualTo(first);
	}

}
