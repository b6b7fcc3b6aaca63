package dev.rollcall.auth.login;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import dev.rollcall.auth.AuthClient;
import dev.rollcall.auth.AuthClient.Registered;
import dev.rollcall.auth.AuthServiceTest;
import dev.rollcall.starter.testing.HttpProbe.Answer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;

import static org.assertj.core.api.Assertions.assertThat;

@AuthServiceTest
class RegistrationTests {

	@Autowired
	private AuthClient client;

	@Autowired
	private JdbcTemplate jdbc;

	@Test
	void answersWithTokensAndTheUser() {
		String name = AuthClient.newName();
		Answer answer = this.client.register(name, name + "@Example.org", AuthClient.PASSWORD);
		assertThat(answer.status()).isEqualTo(201);
		assertThat(answer.header("Content-Type")).startsWith("application/json");
		assertThat(answer.header("Cache-Control")).isEqualTo("no-store");
		assertThat(answer.json().propertyNames()).containsExactly("message", "token", "expiresInSeconds",
				"refreshToken", "user");
		assertThat(answer.json().path("message").asString()).isEqualTo("User registered successfully");
		assertThat(answer.json().path("expiresInSeconds").isNumber()).isTrue();
		assertThat(answer.json().path("user").propertyNames()).containsExactly("id", "username", "email", "roles");
		assertThat(answer.json().path("user").path("id").asString()).hasSize(36);
		assertThat(answer.json().path("user").path("username").asString()).isEqualTo(name);
		assertThat(answer.json().path("user").path("email").asString()).isEqualTo(name + "@Example.org");
		assertThat(answer.json().path("user").path("roles").toString()).isEqualTo("[\"USER\"]");
	}

	@Test
	void storesABcryptHashAndNeverShowsIt() {
		Registered somebody = this.client.register();
		String hash = this.jdbc.queryForObject("select password_hash from auth_account where id = ?", String.class,
				somebody.id());
		assertThat(hash).startsWith("{bcrypt}$2a$10$");
		for (String path : List.of("/api/auth/verify", "/api/auth/profile")) {
			assertThat(this.client.anonymous().as(somebody.token()).get(path).text()).doesNotContain("$2a$", "bcrypt",
					"password", AuthClient.PASSWORD);
		}
		assertThat(somebody.answer().toString()).doesNotContain("$2a$", "bcrypt", "password", AuthClient.PASSWORD);
	}

	@Test
	void doesNotReadWhatOnlyTheServiceSays() {
		String name = AuthClient.newName();
		String body = AuthClient.object()
			.put("username", name)
			.put("email", name + "@example.org")
			.put("password", AuthClient.PASSWORD)
			.put("id", "1")
			.put("role", "ADMIN")
			.put("passwordHash", "x")
			.put("createdAt", "2000-01-01T00:00:00.000Z")
			.put("generation", 7)
			.set("roles", AuthClient.object().arrayNode().add("ADMIN"))
			.toString();
		Answer answer = this.client.anonymous().post("/api/auth/register", body);
		assertThat(answer.status()).isEqualTo(201);
		assertThat(answer.json().path("user").path("id").asString()).hasSize(36);
		assertThat(answer.json().path("user").path("roles").toString()).isEqualTo("[\"USER\"]");
		assertThat(this.jdbc.queryForMap("select generation, created_at from auth_account where username = ?", name))
			.satisfies((row) -> {
				assertThat(((Number) row.get("generation")).longValue()).isZero();
				assertThat(((Number) row.get("created_at")).longValue()).isGreaterThan(1_700_000_000_000L);
			});
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', nullValues = "-", textBlock = """
			-      | a@b.org | 12345678 | username
			''     | a@b.org | 12345678 | username
			a b    | a@b.org | 12345678 | username
			a@b    | a@b.org | 12345678 | username
			newone | -       | 12345678 | email
			newone | ''      | 12345678 | email
			newone | a.b.org | 12345678 | email
			newone | a@b.org | -        | password
			newone | a@b.org | ''       | password
			newone | a@b.org | 1234567  | password
			""")
	void namesTheFieldThatIsWrong(String username, String email, String password, String field) {
		assertWrong(this.client.register(username, email, password), field);
	}

	@Test
	void refusesWhatIsTooLong() {
		assertWrong(this.client.register("a".repeat(65), "a@b.org", AuthClient.PASSWORD), "username");
		assertWrong(this.client.register(AuthClient.newName(), "a@" + "b".repeat(253), AuthClient.PASSWORD), "email");
		assertWrong(this.client.register(AuthClient.newName(), "a@b.org", "x".repeat(73)), "password");
		assertWrong(this.client.register(AuthClient.newName(), "a@b.org", "ü".repeat(37)), "password");
		assertWrong(this.client.register(AuthClient.newName(), "a@b.org", "password\0x"), "password");
	}

	@Test
	void namesAllFieldsAtOnce() {
		Answer answer = this.client.register("a b", "nowhere", "short");
		assertThat(answer.json().path("errors").size()).isEqualTo(3);
		assertThat(answer.text()).doesNotContain("short");
	}

	@Test
	void takesPasswordsOf72BytesWhole() {
		String name = AuthClient.newName();
		String password = "ü".repeat(36);
		assertThat(this.client.register(name, name + "@example.org", password).status()).isEqualTo(201);
		assertThat(this.client.login("username", name, password).status()).isEqualTo(200);
		assertThat(this.client.login("username", name, password + "x").status()).isEqualTo(401);
		assertThat(this.client.login("username", name, "ü".repeat(35)).status()).isEqualTo(401);
	}

	@Test
	void refusesANameOrAddressThatIsTakenInAnyCase() {
		Registered somebody = this.client.register();
		Answer name = this.client.register(somebody.name().toUpperCase(Locale.ROOT),
				AuthClient.newName() + "@example.org", AuthClient.PASSWORD);
		assertTaken(name, "username");
		Answer email = this.client.register(AuthClient.newName(), somebody.email().toUpperCase(Locale.ROOT),
				AuthClient.PASSWORD);
		assertTaken(email, "email");
	}

	@Test
	void leavesNothingBehindOfARefusedRegistration() {
		Registered somebody = this.client.register();
		String name = AuthClient.newName();
		assertTaken(this.client.register(name, somebody.email(), AuthClient.PASSWORD), "email");
		assertThat(this.client.register(name, name + "@example.org", AuthClient.PASSWORD).status()).isEqualTo(201);
	}

	@Test
	void givesANameToOneOfTwentyWhoAskTogether() throws Exception {
		String name = AuthClient.newName();
		List<Integer> statuses = new ArrayList<>();
		try (ExecutorService executor = Executors.newFixedThreadPool(20)) {
			List<Future<Answer>> answers = new ArrayList<>();
			for (int i = 0; i < 20; i++) {
				answers.add(executor.submit(
						() -> this.client.register(name, AuthClient.newName() + "@example.org", AuthClient.PASSWORD)));
			}
			for (Future<Answer> answer : answers) {
				statuses.add(answer.get().status());
			}
		}
		assertThat(statuses).containsOnly(201, 409);
		assertThat(statuses.stream().filter((status) -> status == 201)).hasSize(1);
		assertThat(
				this.jdbc.queryForObject("select count(*) from auth_account where username = ?", Integer.class, name))
			.isEqualTo(1);
	}

	private static void assertWrong(Answer answer, String field) {
		assertThat(answer.status()).as(answer.text()).isEqualTo(400);
		assertThat(answer.json().path("errors").size()).isEqualTo(1);
		assertThat(answer.json().path("errors").path(0).path("field").asString()).isEqualTo(field);
		assertThat(answer.json().path("errors").path(0).path("message").asString()).isNotBlank();
	}

	private static void assertTaken(Answer answer, String field) {
		assertThat(answer.status()).as(answer.text()).isEqualTo(409);
		assertThat(answer.json().path("type").asString()).isEqualTo("/problems/auth/account-exists");
		assertThat(answer.json().path("errors").path(0).path("field").asString()).isEqualTo(field);
	}

}
