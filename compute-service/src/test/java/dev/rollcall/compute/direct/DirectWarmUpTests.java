package dev.rollcall.compute.direct;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import dev.rollcall.starter.testing.HttpProbe;
import dev.rollcall.starter.testing.TestTokens;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.core.env.Environment;
import org.springframework.web.filter.OncePerRequestFilter;

import static org.assertj.core.api.Assertions.assertThat;

/** What a service sends itself, in a real one. */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
@Import({ TestTokens.Keys.class, DirectWarmUpTests.Listening.class })
class DirectWarmUpTests {

	@LocalServerPort
	private int port;

	@Autowired
	private Listener listener;

	@Test
	void computesBeforeTheWebServerAccepts() {
		assertThat(this.listener.heard).filteredOn((heard) -> heard.path.equals("/api/compute/sum"))
			.extracting(Heard::status)
			.isNotEmpty()
			.containsOnly(200);
		assertThat(this.listener.heard).filteredOn((heard) -> heard.path.equals("/warm-up"))
			.as("with a token that is refused")
			.extracting(Heard::status)
			.isNotEmpty()
			.containsOnly(401);
		assertThat(this.listener.heard).as("through a door of its own")
			.noneMatch((heard) -> heard.localPort == this.port);
	}

	@Test
	void refusesTheTokensOfTheWarmUpAfterwards() {
		List<Heard> heard = List.copyOf(this.listener.heard);
		assertThat(heard).isNotEmpty();
		assertThat(heard).allSatisfy(
				(call) -> assertThat(new HttpProbe(this.port).as(call.authorization.substring("Bearer ".length()))
					.get("/api/compute/operations")
					.status()).isEqualTo(401));
	}

	private record Heard(String path, int localPort, String authorization, int status) {
	}

	/** Hears only what comes before the test asks. */
	@Order(Ordered.HIGHEST_PRECEDENCE)
	private static class Listener extends OncePerRequestFilter {

		private final List<Heard> heard = new CopyOnWriteArrayList<>();

		private final Environment environment;

		Listener(Environment environment) {
			this.environment = environment;
		}

		@Override
		protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
				throws IOException, ServletException {
			boolean accepting = this.environment.containsProperty("local.server.port");
			chain.doFilter(request, response);
			if (!accepting) {
				this.heard.add(new Heard(request.getRequestURI(), request.getLocalPort(),
						request.getHeader("Authorization"), response.getStatus()));
			}
		}

	}

	@TestConfiguration(proxyBeanMethods = false)
	static class Listening {

		@Bean
		Listener listener(Environment environment) {
			return new Listener(environment);
		}

	}

}
