package dev.rollcall.gateway.problem;

import java.io.IOException;

import dev.rollcall.starter.instance.TraceContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.http.converter.json.ProblemDetailJacksonMixin;
import org.springframework.mock.http.server.reactive.MockServerHttpRequest;
import org.springframework.mock.web.server.MockServerWebExchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

@ExtendWith(OutputCaptureExtension.class)
class ProblemHandlerTests {

	private static final JsonMapper JSON = JsonMapper.builder()
		.addMixIn(ProblemDetail.class, ProblemDetailJacksonMixin.class)
		.build();

	private final TraceContext trace = TraceContext.of(null);

	private final MockServerWebExchange exchange = MockServerWebExchange
		.from(MockServerHttpRequest.get("/api/data/a").build());

	private final ProblemHandler handler = new ProblemHandler(new ProblemWriter(JSON));

	ProblemHandlerTests() {
		this.exchange.getAttributes().put(TraceContext.class.getName(), this.trace);
	}

	@Test
	void tellsTheLogAndNotTheClientWhatWasNotForeseen(CapturedOutput output) {
		JsonNode problem = handle(new IllegalStateException("jdbc:secret"));
		assertThat(this.exchange.getResponse().getStatusCode()).isEqualTo(HttpStatus.INTERNAL_SERVER_ERROR);
		assertThat(problem.toString()).doesNotContain("secret", "Exception");
		assertThat(problem.path("traceId").asString()).isEqualTo(this.trace.traceId());
		assertThat(output).contains("jdbc:secret", "GET /api/data/a");
	}

	@Test
	void dropsTheHeadOfAnAnswerThatBrokeOffBeforeItWasPassedOn() {
		this.exchange.getResponse().setStatusCode(HttpStatus.OK);
		this.exchange.getResponse().getHeaders().set("X-Instance-Id", "data-service-1");
		this.exchange.getResponse().getHeaders().setContentLength(7);
		JsonNode problem = handle(new IOException("Connection prematurely closed DURING response"));
		assertThat(this.exchange.getResponse().getStatusCode()).isEqualTo(HttpStatus.BAD_GATEWAY);
		assertThat(problem.path("type").asString()).isEqualTo("/problems/gateway/outcome-unknown");
		assertThat(this.exchange.getResponse().getHeaders().containsHeader("X-Instance-Id")).isFalse();
	}

	@Test
	void leavesAnAnswerThatHasBegunToBreakOff() {
		this.exchange.getResponse().setComplete().block();
		IOException cause = new IOException("Connection prematurely closed DURING response");
		Mono<Void> handled = this.handler.handle(this.exchange, cause);
		assertThatThrownBy(handled::block).hasCause(cause);
	}

	private JsonNode handle(Exception ex) {
		this.handler.handle(this.exchange, ex).block();
		return JSON.readTree(this.exchange.getResponse().getBodyAsString().block());
	}

}
