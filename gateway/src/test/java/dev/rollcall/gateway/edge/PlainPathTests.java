package dev.rollcall.gateway.edge;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class PlainPathTests {

	@ParameterizedTest
	@ValueSource(strings = { "", "/", "/health", "/api/data", "/api/data/", "/api/data/a.b..c", "/api/data/...",
			"/api/data/a~b:c_d-e", "/api/data/%C3%A9", "/api/data/a%20b", "/api/auth/.well-known/jwks.json" })
	void takesAPathThatCanBeReadInOneWayOnly(String path) {
		assertThat(PlainPath.is(path)).isTrue();
	}

	@ParameterizedTest
	@ValueSource(strings = { "/api/data/../auth", "/api/data/..", "/api/data/.", "/api/./data", "//api/data",
			"/api//data", "/api/data//", "/api/data/%2e%2e/auth", "/api/data/%2E%2E/auth", "/api/data/.%2e/auth",
			"/api/data/%252e%252e/auth", "/api/data/a%2Fb", "/api/data/a%2fb", "/api/data/a%5Cb", "/api/data/a\\b",
			"/api/data/a;x=1", "/api/data;x=1/a", "/api/data/a%3Bx=1", "/api/data/%00", "/api/data/a%0Ab",
			"/api/data/a%0D%0Ab", "/api/data/%7F", "/api/data/%", "/api/data/%2", "/api/data/%zz", "/api/data/é",
			"/api/data/a b" })
	void refusesAPathThatSomebodyCouldReadInAnotherWay(String path) {
		assertThat(PlainPath.is(path)).isFalse();
	}

}
