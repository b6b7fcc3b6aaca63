package dev.rollcall.starter.timing;

import java.io.IOException;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.observation.DefaultMeterObservationHandler;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.micrometer.observation.ObservationRegistry;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletResponse;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import org.springframework.web.filter.ServerHttpObservationFilter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class RequestTimerTests {

	private final SimpleMeterRegistry meters = new SimpleMeterRegistry();

	private final RequestTimer timer = new RequestTimer(this.meters);

	@Test
	void timesRequestsOfOneMappingTogether() throws Exception {
		Play.answering("GET", "/api/data/{key}", 200).through(this.timer);
		Play.answering("GET", "/api/data/{key}", 200).through(this.timer);
		Play.answering("PUT", "/api/data/{key}", 412).through(this.timer);
		assertThat(found("GET", "/api/data/{key}", "200", "SUCCESS", "none").count()).isEqualTo(2);
		assertThat(found("PUT", "/api/data/{key}", "412", "CLIENT_ERROR", "none").count()).isEqualTo(1);
	}

	@Test
	void makesFewMetersOfWhateverIsAsked() throws Exception {
		Play.answering("A", null, 404).through(this.timer);
		Play.answering("B", null, 404).through(this.timer);
		Play.answering("GET", null, 302).through(this.timer);
		Play.answering("GET", null, 401).through(this.timer);
		assertThat(found("UNKNOWN", "NOT_FOUND", "404", "CLIENT_ERROR", "none").count()).isEqualTo(2);
		assertThat(found("GET", "REDIRECTION", "302", "REDIRECTION", "none").count()).isEqualTo(1);
		assertThat(found("GET", "UNKNOWN", "401", "CLIENT_ERROR", "none").count()).isEqualTo(1);
	}

	@Test
	void namesTheExceptionThatNobodyHandled() {
		Play play = Play.throwing(new ServletException(new IllegalStateException("test")));
		assertThatExceptionOfType(ServletException.class).isThrownBy(() -> play.through(this.timer));
		assertThat(found("GET", "/a", "500", "SERVER_ERROR", "IllegalStateException").count()).isEqualTo(1);
	}

	@Test
	void timesAnAnswerThatComesLaterWhenItHasCome() throws Exception {
		Play begun = Play.waiting();
		begun.through(this.timer);
		assertThat(this.meters.getMeters()).isEmpty();
		begun.complete(202);
		assertThat(found("GET", "/a", "202", "SUCCESS", "none").count()).isEqualTo(1);
	}

	@Test
	void countsOnceWhatTimesOut() throws Exception {
		Play begun = Play.waiting();
		begun.through(this.timer);
		begun.timeOut();
		begun.complete(503);
		assertThat(this.meters.getMeters()).hasSize(1);
		assertThat(found("GET", "/a", "503", "SERVER_ERROR", "none").count()).isEqualTo(1);
	}

	@ParameterizedTest
	@MethodSource
	void keepsWhatSpringsObservationKeeps(Supplier<Play> play) throws Exception {
		SimpleMeterRegistry springs = new SimpleMeterRegistry();
		ObservationRegistry observations = ObservationRegistry.create();
		observations.observationConfig().observationHandler(new DefaultMeterObservationHandler(springs));
		String expected = play.get().outcome(new ServerHttpObservationFilter(observations));
		assertThat(play.get().outcome(this.timer)).isEqualTo(expected);
		assertThat(counts(this.meters)).isEqualTo(counts(springs)).hasSize(1).containsValue(1L);
	}

	static Stream<Named<Supplier<Play>>> keepsWhatSpringsObservationKeeps() {
		return Stream.of(named("success", () -> Play.answering("GET", "/a/{b}", 200)),
				named("no content", () -> Play.answering("DELETE", "/a/{b}", 204)),
				named("trace", () -> Play.answering("TRACE", null, 405)),
				named("unknown method", () -> Play.answering("PROPFIND", "/a", 200)),
				named("root", () -> Play.answering("GET", "", 200)),
				named("not found", () -> Play.answering("GET", null, 404)),
				named("not modified", () -> Play.answering("GET", null, 304)),
				named("matched redirection", () -> Play.answering("GET", "/a", 302)),
				named("unknown redirection", () -> Play.answering("GET", null, 399)),
				named("unknown success", () -> Play.answering("GET", null, 299)),
				named("unknown client error", () -> Play.answering("GET", "/a", 499)),
				named("information", () -> Play.answering("GET", null, 103)),
				named("no status at all", () -> Play.answering("GET", null, 42)),
				named("a status of four digits", () -> Play.answering("GET", null, 2000)),
				named("exception", () -> Play.throwing(new IllegalStateException("test"))),
				named("wrapped exception",
						() -> Play.throwing(new ServletException(new IllegalStateException("test")))),
				named("exception that wraps nothing", () -> Play.throwing(new ServletException("test"))),
				named("exception of the connection", () -> Play.throwing(new IOException("test"))),
				named("anonymous exception", () -> Play.throwing(new IllegalStateException("test") {
				})), named("exception after the answer", Play::throwingAfterTheAnswer),
				named("handled exception", Play::handling), named("complete", () -> Play.completing(null)),
				named("container's error",
						() -> Play.completing(new ServletException(new IllegalStateException("test")))),
				named("dispatch",
						() -> Play.dispatching((request, response) -> ((HttpServletResponse) response).setStatus(201))),
				named("dispatch that fails", () -> Play.dispatching((request, response) -> {
					throw new ServletException(new IllegalStateException("test"));
				})), named("dispatch that waits again", Play::dispatchingTwice));
	}

	private static Named<Supplier<Play>> named(String name, Supplier<Play> play) {
		return Named.of(name, play);
	}

	private static Map<Meter.Id, Long> counts(MeterRegistry registry) {
		return registry.getMeters()
			.stream()
			.filter(Timer.class::isInstance)
			.collect(Collectors.toMap(Meter::getId, (meter) -> ((Timer) meter).count()));
	}

	private Timer found(String method, String uri, String status, String outcome, String error) {
		return this.meters.get("http.server.requests")
			.tags(Tags.of("method", method, "uri", uri, "status", status, "outcome", outcome, "exception", error))
			.timer();
	}

}
