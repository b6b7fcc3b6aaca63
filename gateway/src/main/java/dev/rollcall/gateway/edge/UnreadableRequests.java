package dev.rollcall.gateway.edge;

import dev.rollcall.gateway.problem.ProblemWriter;
import dev.rollcall.starter.instance.InstanceHeaders;
import dev.rollcall.starter.instance.TraceContext;
import dev.rollcall.starter.problem.Problems;
import io.netty.handler.codec.http.HttpResponseStatus;
import reactor.core.publisher.Mono;
import reactor.netty.Connection;
import reactor.netty.http.server.HttpServer;
import reactor.netty.http.server.HttpServerRequest;
import reactor.netty.http.server.HttpServerResponse;

import org.springframework.boot.reactor.netty.NettyServerCustomizer;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;

/**
 * Gives a body to the one refusal that Spring makes before any filter: 400 for a request
 * target that is no URI, such as one with a backslash.
 */
class UnreadableRequests implements NettyServerCustomizer {

	private final String instanceName;

	private final ProblemWriter problems;

	UnreadableRequests(String instanceName, ProblemWriter problems) {
		this.instanceName = instanceName;
		this.problems = problems;
	}

	@Override
	public HttpServer apply(HttpServer server) {
		return server.mapHandle(this::answer);
	}

	/** Spring has set the status by now if it will not handle the request. */
	private Mono<Void> answer(Mono<Void> handling, Connection connection) {
		if (connection instanceof HttpServerResponse response && connection instanceof HttpServerRequest request
				&& HttpResponseStatus.BAD_REQUEST.equals(response.status())) {
			return refuse(request, response);
		}
		return handling;
	}

	private Mono<Void> refuse(HttpServerRequest request, HttpServerResponse response) {
		TraceContext trace = TraceContext.of(request.requestHeaders().get(TraceContext.HEADER));
		ProblemDetail problem = Problems.of(HttpStatus.BAD_REQUEST, "The request line is not well-formed");
		byte[] body = this.problems.bytes(problem, "/", trace.traceId());
		return response.header(InstanceHeaders.INSTANCE_ID, this.instanceName)
			.header(TraceContext.TRACE_ID_HEADER, trace.traceId())
			.header(HttpHeaders.CONTENT_TYPE, MediaType.APPLICATION_PROBLEM_JSON_VALUE)
			.header(HttpHeaders.CONTENT_LENGTH, Integer.toString(body.length))
			.sendByteArray(Mono.just(body))
			.then();
	}

}
