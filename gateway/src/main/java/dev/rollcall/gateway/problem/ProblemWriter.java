package dev.rollcall.gateway.problem;

import dev.rollcall.starter.instance.TraceContext;
import dev.rollcall.starter.problem.Problems;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.web.server.ServerWebExchange;

/** Writes problems as the body of an answer. */
public class ProblemWriter {

	private final JsonMapper json;

	ProblemWriter(JsonMapper json) {
		this.json = json;
	}

	/**
	 * Answers a problem. What an instance had answered so far is dropped.
	 * @param exchange the request, whose answer has not begun
	 * @param problem the problem, without the members of
	 * {@link Problems#complete(ProblemDetail, String, String)}
	 * @param headers the headers that belong to the problem
	 * @return completes when it is written
	 */
	public Mono<Void> write(ServerWebExchange exchange, ProblemDetail problem, HttpHeaders headers) {
		byte[] body = bytes(problem, exchange.getRequest().getURI().getRawPath(), traceId(exchange));
		ServerHttpResponse response = exchange.getResponse();
		response.setStatusCode(HttpStatusCode.valueOf(problem.getStatus()));
		response.getHeaders().clear();
		response.getHeaders().addAll(headers);
		response.getHeaders().setContentType(MediaType.APPLICATION_PROBLEM_JSON);
		response.getHeaders().setContentLength(body.length);
		return response.writeWith(Mono.just(response.bufferFactory().wrap(body)));
	}

	/**
	 * The body of a problem, for where there is no exchange.
	 * @param problem the problem
	 * @param path the path of the request
	 * @param traceId the trace of the request
	 * @return JSON
	 */
	public byte[] bytes(ProblemDetail problem, String path, @Nullable String traceId) {
		return this.json.writeValueAsBytes(Problems.complete(problem, path, traceId));
	}

	static @Nullable String traceId(ServerWebExchange exchange) {
		TraceContext trace = exchange.getAttribute(TraceContext.class.getName());
		return (trace != null) ? trace.traceId() : null;
	}

}
