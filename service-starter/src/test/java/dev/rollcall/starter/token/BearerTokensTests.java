package dev.rollcall.starter.token;

import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.server.resource.web.BearerTokenResolver;
import org.springframework.security.oauth2.server.resource.web.DefaultBearerTokenResolver;

import static org.assertj.core.api.Assertions.assertThat;

class BearerTokensTests {

	private final BearerTokenResolver tokens = new BearerTokens();

	private final BearerTokenResolver springs = new DefaultBearerTokenResolver();

	@Test
	void takesTheTokenFromItsHeader() {
		assertThat(this.tokens.resolve(request(List.of("Bearer eyJ0.eyJz_-9.Az")))).isEqualTo("eyJ0.eyJz_-9.Az");
	}

	@ParameterizedTest
	@MethodSource("headers")
	void takesAndRefusesWhatSpringDoes(List<String> headers) {
		assertSame(request(headers));
	}

	@ParameterizedTest
	@MethodSource("headers")
	void takesAndRefusesWhatSpringDoesBesideAParameter(List<String> headers) {
		MockHttpServletRequest query = request(headers);
		query.setQueryString("access_token=y");
		query.setParameter("access_token", "y");
		assertSame(query);
		MockHttpServletRequest form = request(headers);
		form.setMethod("POST");
		form.setContentType("application/x-www-form-urlencoded");
		form.setParameter("access_token", "y");
		assertSame(form);
	}

	@ParameterizedTest
	@ValueSource(strings = { "-", ".", "_", "~", "+", "/", "=", " ", "\t", "\n", "@", "[", "`", "{", ":", "\u007f",
			"\u00e9", "\u0661", "\uff21" })
	void takesAndRefusesTheCharactersThatSpringDoes(String character) {
		for (String token : List.of(character, "x" + character, character + "x", "x" + character + "x")) {
			assertSame(request(List.of("Bearer " + token)));
		}
	}

	static Stream<List<String>> headers() {
		return Stream.of(List.of(), List.of(""), List.of("Bearer"), List.of("Bearer "), List.of("Bearer x"),
				List.of("bearer x"), List.of("BEARER x"), List.of("Bearer  x"), List.of("Bearer\tx"),
				List.of("Bearer \tx"), List.of("Bearer x "), List.of(" Bearer x"), List.of("Bearerx"),
				List.of("Bearer x="), List.of("Bearer x=="), List.of("Bearer ="), List.of("Bearer x=y"),
				List.of("Bearer x+/"), List.of("Bearer x~"), List.of("Bearer x y"), List.of("Bearer x,Bearer y"),
				List.of("Bearer \u00e9"), List.of("Basic dTpw"), List.of("Bearer x", "Bearer y"),
				List.of("Bearer x", "Basic dTpw"), List.of("Basic dTpw", "Bearer x"), List.of("", "Bearer x"));
	}

	private void assertSame(MockHttpServletRequest request) {
		assertThat(outcome(this.tokens, request)).isEqualTo(outcome(this.springs, request));
	}

	private static String outcome(BearerTokenResolver resolver, MockHttpServletRequest request) {
		try {
			return "token " + resolver.resolve(request);
		}
		catch (OAuth2AuthenticationException ex) {
			return "refused " + ex.getError().getErrorCode() + " " + ex.getMessage();
		}
	}

	private static MockHttpServletRequest request(List<String> headers) {
		MockHttpServletRequest request = new MockHttpServletRequest("GET", "/api/data");
		headers.forEach((header) -> request.addHeader("Authorization", header));
		return request;
	}

}
