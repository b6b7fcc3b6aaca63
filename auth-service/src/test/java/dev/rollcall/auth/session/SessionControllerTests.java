package dev.rollcall.auth.session;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import dev.rollcall.auth.AuthClient;
import dev.rollcall.auth.AuthClient.Registered;
import dev.rollcall.auth.AuthServiceTest;
import dev.rollcall.auth.SettableClock;
import dev.rollcall.starter.testing.HttpProbe.Answer;
import dev.rollcall.starter.testing.TestTokens;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

@AuthServiceTest
class SessionControllerTests {

	@Autowired
	private AuthClient client;

	@Autowired
	private SettableClock clock;

	@Autowired
	private JdbcTemplate jdbc;

	@Test
	void issuesTokensWithTheClaimsOfTheContract() throws Exception {
		Registered somebody = this.client.register();
		SignedJWT token = SignedJWT.parse(somebody.token());
		JWTClaimsSet claims = token.getJWTClaimsSet();
		assertThat(token.getHeader().getAlgorithm()).isEqualTo(JWSAlgorithm.ES256);
		assertThat(token.getHeader().getKeyID()).isNotBlank();
		assertThat(claims.getClaims().keySet()).containsExactlyInAnyOrder("iss", "sub", "aud", "exp", "iat", "jti",
				"roles", "sid", "gen");
		assertThat(claims.getIssuer()).isEqualTo("rollcall");
		assertThat(claims.getSubject()).isEqualTo(somebody.id());
		assertThat(claims.getAudience()).containsExactly("rollcall");
		assertThat(claims.getStringListClaim("roles")).containsExactly("USER");
		assertThat(claims.getLongClaim("gen")).isZero();
		assertThat(claims.getStringClaim("sid")).hasSize(36);
		assertThat(claims.getJWTID()).hasSize(36);
		assertThat(claims.getExpirationTime().getTime() - claims.getIssueTime().getTime())
			.isEqualTo(Duration.ofMinutes(15).toMillis());
		assertThat(somebody.answer().path("expiresInSeconds").asLong()).isEqualTo(900);
	}

	@Test
	void verifiesAToken() throws Exception {
		Registered somebody = this.client.register();
		Answer answer = this.client.anonymous().as(somebody.token()).get("/api/auth/verify");
		assertThat(answer.status()).isEqualTo(200);
		assertThat(answer.json().propertyNames()).containsExactly("valid", "user", "expiresAt");
		assertThat(answer.json().path("valid").asBoolean()).isTrue();
		assertThat(answer.json().path("user")).isEqualTo(somebody.answer().path("user"));
		assertThat(answer.json().path("expiresAt").asString()).endsWith(".000Z");
		assertThat(Instant.parse(answer.json().path("expiresAt").asString()))
			.isEqualTo(SignedJWT.parse(somebody.token()).getJWTClaimsSet().getExpirationTime().toInstant())
			.isCloseTo(Instant.now().plus(Duration.ofMinutes(15)), within(Duration.ofMinutes(1)));
	}

	@Test
	void saysThatAnythingElseIsNotValid() throws Exception {
		Registered somebody = this.client.register();
		assertNotValid(this.client.anonymous().get("/api/auth/verify"));
		assertNotValid(verify("no.token.atall"));
		assertNotValid(verify(TestTokens.of(somebody.id(), "USER")));
		assertNotValid(verify(TestTokens.forged(somebody.id())));
		assertNotValid(verify(somebody.refreshToken()));
		assertNotValid(verify(withRoles(somebody.token(), "[\"USER\",\"ADMIN\"]")));
		assertNotValid(verify(withAlgorithm(somebody.token(), "none")));
		assertNotValid(verify(withAlgorithm(somebody.token(), "HS256")));
		assertNotValid(verify(somebody.token().substring(0, somebody.token().lastIndexOf('.') + 1)));
	}

	@Test
	void takesATokenUntilItExpiresAndSomeSecondsMore() {
		Registered somebody = this.client.register();
		this.clock.later(Duration.ofMinutes(15).plusSeconds(20),
				() -> assertThat(verify(somebody.token()).status()).isEqualTo(200));
		this.clock.later(Duration.ofMinutes(15).plusSeconds(31), () -> assertNotValid(verify(somebody.token())));
	}

	@Test
	void saysThatATokenOfAnAccountThatIsGoneIsNotValid() {
		Registered somebody = this.client.register();
		this.jdbc.update("delete from auth_account where id = ?", somebody.id());
		Answer answer = verify(somebody.token());
		assertThat(answer.status()).isEqualTo(401);
		assertThat(answer.json().path("type").asString()).isEqualTo("/problems/auth/account-gone");
		assertThat(answer.json().path("valid").asBoolean(true)).isFalse();
		assertThat(this.client.anonymous().as(somebody.token()).get("/api/auth/profile").status()).isEqualTo(401);
		assertThat(this.client.refresh(somebody.refreshToken()).status()).isEqualTo(401);
	}

	@Test
	void renews() throws Exception {
		Registered somebody = this.client.register();
		Answer answer = this.client.refresh(somebody.refreshToken());
		assertThat(answer.status()).as(answer.text()).isEqualTo(200);
		assertThat(answer.header("Cache-Control")).isEqualTo("no-store");
		assertThat(answer.json().propertyNames()).containsExactly("message", "token", "expiresInSeconds",
				"refreshToken", "user");
		assertThat(answer.json().path("user")).isEqualTo(somebody.answer().path("user"));
		assertThat(answer.json().path("refreshToken").asString()).isNotEqualTo(somebody.refreshToken());
		String token = answer.json().path("token").asString();
		assertThat(verify(token).status()).isEqualTo(200);
		assertThat(SignedJWT.parse(token).getJWTClaimsSet().getStringClaim("sid"))
			.isEqualTo(SignedJWT.parse(somebody.token()).getJWTClaimsSet().getStringClaim("sid"));
		assertThat(this.client.refresh(answer.json().path("refreshToken").asString()).status()).isEqualTo(200);
	}

	@Test
	void renewsForOneWhoStillSendsAnExpiredToken() {
		Registered somebody = this.client.register();
		String body = AuthClient.object().put("refreshToken", somebody.refreshToken()).toString();
		this.clock.later(Duration.ofHours(1), () -> {
			assertNotValid(verify(somebody.token()));
			assertThat(this.client.anonymous().as(somebody.token()).post("/api/auth/refresh", body).status())
				.isEqualTo(200);
		});
	}

	@Test
	void refusesASpentRefreshToken() {
		Registered somebody = this.client.register();
		assertThat(this.client.refresh(somebody.refreshToken()).status()).isEqualTo(200);
		assertRefused(this.client.refresh(somebody.refreshToken()));
	}

	@ParameterizedTest
	@ValueSource(strings = { "", " ", "unknown", "' or 1=1 --" })
	void refusesAnUnknownRefreshToken(String token) {
		assertRefused(this.client.refresh(token));
	}

	@Test
	void refusesAnAccessTokenForARefreshToken() {
		assertRefused(this.client.refresh(this.client.register().token()));
	}

	@Test
	void refusesARefreshTokenAfter30Days() {
		Registered early = this.client.register();
		Registered late = this.client.register();
		this.clock.later(Duration.ofDays(30).minusMinutes(1),
				() -> assertThat(this.client.refresh(early.refreshToken()).status()).isEqualTo(200));
		this.clock.later(Duration.ofDays(30), () -> assertRefused(this.client.refresh(late.refreshToken())));
	}

	@Test
	void spendsARefreshTokenOnceThoughManyComeWithIt() throws Exception {
		Registered somebody = this.client.register();
		List<Integer> statuses = new ArrayList<>();
		try (ExecutorService executor = Executors.newFixedThreadPool(10)) {
			List<Future<Answer>> answers = new ArrayList<>();
			for (int i = 0; i < 10; i++) {
				answers.add(executor.submit(() -> this.client.refresh(somebody.refreshToken())));
			}
			for (Future<Answer> answer : answers) {
				statuses.add(answer.get().status());
			}
		}
		assertThat(statuses).containsOnly(200, 401);
		assertThat(statuses.stream().filter((status) -> status == 200)).hasSize(1);
	}

	@Test
	void storesAHashOfTheRefreshTokenOnly() {
		Registered somebody = this.client.register();
		List<String> hashes = this.jdbc.queryForList("select token_hash from auth_refresh_token where account_id = ?",
				String.class, somebody.id());
		assertThat(hashes).containsExactly(new RefreshToken(somebody.refreshToken()).hash())
			.doesNotContain(somebody.refreshToken());
		assertThat(Base64.getUrlDecoder().decode(somebody.refreshToken())).hasSize(32);
	}

	@Test
	void forgetsWhatHasExpiredAtTheNextSignIn() {
		Registered somebody = this.client.register();
		this.clock.later(Duration.ofDays(31),
				() -> assertThat(this.client.login("username", somebody.name(), AuthClient.PASSWORD).status())
					.isEqualTo(200));
		assertThat(this.jdbc.queryForObject("select count(*) from auth_refresh_token where account_id = ?",
				Integer.class, somebody.id()))
			.isEqualTo(1);
	}

	private Answer verify(String token) {
		return this.client.anonymous().as(token).get("/api/auth/verify");
	}

	private static void assertNotValid(Answer answer) {
		assertThat(answer.status()).as(answer.text()).isEqualTo(401);
		assertThat(answer.json().path("valid").asBoolean(true)).isFalse();
		assertThat(answer.header("WWW-Authenticate")).startsWith("Bearer");
	}

	private static void assertRefused(Answer answer) {
		assertThat(answer.status()).as(answer.text()).isEqualTo(401);
		assertThat(answer.json().path("type").asString()).isEqualTo("/problems/auth/refresh-token-invalid");
	}

	private static String withRoles(String token, String roles) {
		String[] parts = token.split("\\.");
		String claims = decode(parts[1]).replace("[\"USER\"]", roles);
		assertThat(claims).contains("ADMIN");
		return parts[0] + "." + encode(claims) + "." + parts[2];
	}

	private static String withAlgorithm(String token, String algorithm) {
		String[] parts = token.split("\\.");
		return encode(decode(parts[0]).replace("ES256", algorithm)) + "." + parts[1] + "." + parts[2];
	}

	private static String decode(String part) {
		return new String(Base64.getUrlDecoder().decode(part), StandardCharsets.UTF_8);
	}

	private static String encode(String text) {
		return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
	}

}
