package dev.rollcall.auth.key;

import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jwt.SignedJWT;
import dev.rollcall.auth.AuthClient;
import dev.rollcall.auth.AuthServiceTest;
import dev.rollcall.starter.testing.HttpProbe.Answer;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

import org.springframework.beans.factory.annotation.Autowired;

import static org.assertj.core.api.Assertions.assertThat;

@AuthServiceTest
class KeySetControllerTests {

	private static final String PATH = "/api/auth/.well-known/jwks.json";

	@Autowired
	private AuthClient client;

	@Test
	void publishesThePublicHalvesAndNothingElse() {
		Answer answer = this.client.anonymous().get(PATH);
		assertThat(answer.status()).isEqualTo(200);
		assertThat(answer.header("Content-Type")).startsWith("application/json");
		assertThat(answer.header("Cache-Control")).contains("max-age=300", "public");
		assertThat(answer.json().propertyNames()).containsExactly("keys");
		assertThat(answer.json().path("keys").isEmpty()).isFalse();
		for (JsonNode key : answer.json().path("keys")) {
			assertThat(key.propertyNames()).containsExactlyInAnyOrder("kty", "crv", "x", "y", "kid", "use", "alg");
			assertThat(key.path("kty").asString()).isEqualTo("EC");
			assertThat(key.path("crv").asString()).isEqualTo("P-256");
			assertThat(key.path("use").asString()).isEqualTo("sig");
			assertThat(key.path("alg").asString()).isEqualTo("ES256");
		}
	}

	@Test
	void publishesTheKeyThatSigns() throws Exception {
		SignedJWT token = SignedJWT.parse(this.client.register().token());
		JWKSet published = JWKSet.parse(this.client.anonymous().get(PATH).text());
		ECKey key = published.getKeyByKeyId(token.getHeader().getKeyID()).toECKey();
		assertThat(token.verify(new ECDSAVerifier(key))).isTrue();
		assertThat(key.computeThumbprint().toString()).isEqualTo(key.getKeyID());
	}

}
