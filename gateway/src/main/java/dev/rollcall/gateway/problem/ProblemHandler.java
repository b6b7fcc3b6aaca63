package dev.rollcall.gateway.problem;

import java.io.IOException;

import dev.rollcall.starter.instance.TraceContext;
import dev.rollcall.starter.problem.Problems;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;
import reactor.core.publisher.Mono;

import org.springframework.boot.webflux.error.ErrorWebExceptionHandler;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.web.ErrorResponse;
import org.springframework.web.server.ServerWebExchange;

/**
 * The one place where an exception becomes an answer. What the gateway did not foresee is
 * a 500 that says nothing but the trace id, under which the log has the rest.
 */
class ProblemHandler implements ErrorWebExceptionHandler {

	private static final Logger log = LoggerFactory.getLogger(ProblemHandler.class);

	private final ProblemWriter problems;

	ProblemHandler(ProblemWriter problems) {
		this.problems = problems;
	}

	@Override
	public Mono<Void> handle(ServerWebExchange exchange, Throwable ex) {
		if (exchange.getResponse().isCommitted()) {
			// half an answer is out: only a broken connection tells the client so
			return Mono.error(ex);
		}
		if (ex instanceof ProblemResponse problem) {
			return answer(exchange, problem);
		}
		if (ex instanceof ErrorResponse refused && refused.getStatusCode().is4xxClientError()) {
			HttpStatusCode status = refused.getStatusCode();
			return this.problems.write(exchange, Problems.of(status, detail(status)), refused.getHeaders());
		}
		if (ex instanceof IOException) {
			// the instance had begun to answer, or balance would have dealt with it
			return answer(exchange,
					new ProblemResponse(GatewayProblem.OUTCOME_UNKNOWN, "The instance broke off its answer", ex));
		}
		logged(exchange, () -> log.error("Unforeseen failure of {} {}", exchange.getRequest().getMethod(),
				exchange.getRequest().getURI().getRawPath(), ex));
		return this.problems.write(exchange, Problems.of(HttpStatus.INTERNAL_SERVER_ERROR,
				"The gateway failed; its log has the cause under this trace id"), HttpHeaders.EMPTY);
	}

	private Mono<Void> answer(ServerWebExchange exchange, ProblemResponse problem) {
		Throwable cause = problem.getCause();
		if (cause instanceof IOException) {
			logged(exchange, () -> log.warn("{}: {}", problem.getBody().getDetail(), cause.toString()));
		}
		else if (cause != null) {
			logged(exchange, () -> log.warn("{}", problem.getBody().getDetail(), cause));
		}
		return this.problems.write(exchange, problem.getBody(), problem.getHeaders());
	}

	/**
	 * A thread of the event loop serves many requests: it is marked for one line only.
	 */
	private static void logged(ServerWebExchange exchange, Runnable line) {
		MDC.put(TraceContext.LOG_KEY, ProblemWriter.traceId(exchange));
		try {
			line.run();
		}
		finally {
			MDC.remove(TraceContext.LOG_KEY);
		}
	}

	private static String detail(HttpStatusCode status) {
		if (status.isSameCodeAs(HttpStatus.NOT_FOUND)) {
			return "There is nothing at this path";
		}
		if (status.isSameCodeAs(HttpStatus.METHOD_NOT_ALLOWED)) {
			return "This path does not take the method";
		}
		return "The request is not one that the gateway takes";
	}

}
