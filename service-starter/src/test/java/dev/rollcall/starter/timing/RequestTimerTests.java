package dev.rollcall.starter.timing;

import java.io.IOException;

import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletResponse;
import org.junit.jupiter.api.Test;

import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.web.servlet.HandlerMapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class RequestTimerTests {

	private final SimpleMeterRegistry meters = new SimpleMeterRegistry();

	private final RequestTimer timer = new RequestTimer(this.meters);

	@Test
	void timesRequestsOfOneMappingTogether() throws Exception {
		ask("GET", "/api/data/{key}", status(200));
		ask("GET", "/api/data/{key}", status(200));
		ask("PUT", "/api/data/{key}", status(412));
		assertThat(found("GET", "/api/data/{key}", "200", "SUCCESS", "none").count()).isEqualTo(2);
		assertThat(found("PUT", "/api/data/{key}", "412", "CLIENT_ERROR", "none").count()).isEqualTo(1);
	}

	@Test
	void makesFewMetersOfWhateverIsAsked() throws Exception {
		ask("A", null, status(404));
		ask("B", null, status(404));
		ask("GET", null, status(302));
		ask("GET", null, status(401));
		assertThat(found("UNKNOWN", "NOT_FOUND", "404", "CLIENT_ERROR", "none").count()).isEqualTo(2);
		assertThat(found("GET", "REDIRECTION", "302", "REDIRECTION", "none").count()).isEqualTo(1);
		assertThat(found("GET", "UNKNOWN", "401", "CLIENT_ERROR", "none").count()).isEqualTo(1);
	}

	@Test
	void namesTheExceptionThatNobodyHandled() {
		assertThatExceptionOfType(IllegalStateException.class).isThrownBy(() -> ask("GET", "/a", (request, answer) -> {
			throw new IllegalStateException("test");
		}));
		assertThat(found("GET", "/a", "500", "SERVER_ERROR", "IllegalStateException").count()).isEqualTo(1);
	}

	@Test
	void timesAnAnswerThatComesLaterWhenItHasCome() throws Exception {
		MockHttpServletRequest request = request("GET", "/stream");
		request.setAsyncSupported(true);
		this.timer.doFilter(request, new MockHttpServletResponse(), (asked, answer) -> asked.startAsync());
		assertThat(this.meters.getMeters()).isEmpty();
	}

	private static FilterChain status(int status) {
		return (request, answer) -> ((HttpServletResponse) answer).setStatus(status);
	}

	private void ask(String method, String pattern, FilterChain chain) throws ServletException, IOException {
		this.timer.doFilter(request(method, pattern), new MockHttpServletResponse(), chain);
	}

	private static MockHttpServletRequest request(String method, String pattern) {
		MockHttpServletRequest request = new MockHttpServletRequest(method, "/whatever");
		request.setAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE, pattern);
		return request;
	}

	private Timer found(String method, String uri, String status, String outcome, String error) {
		return this.meters.get("http.server.requests")
			.tags(Tags.of("method", method, "uri", uri, "status", status, "outcome", outcome, "exception", error))
			.timer();
	}

}
