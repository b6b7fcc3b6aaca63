package dev.rollcall.gateway.edge;

import dev.rollcall.gateway.problem.ProblemWriter;
import dev.rollcall.starter.instance.InstanceHeaders;
import dev.rollcall.starter.instance.TraceContext;
import dev.rollcall.starter.problem.Problems;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandler.Sharable;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOutboundHandlerAdapter;
import io.netty.channel.ChannelPromise;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpResponseStatus;
import reactor.netty.NettyPipeline;
import reactor.netty.http.server.HttpServer;

import org.springframework.boot.reactor.netty.NettyServerCustomizer;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;

/**
 * Gives a body to what is refused before any filter sees it: requests that are not HTTP,
 * whose head is over the limit, or whose target is no URI. All other answers name an
 * instance, and that is how these are told from them. The connection ends, because nobody
 * can say where the next request on it begins.
 */
@Sharable
class ProtocolRefusals extends ChannelOutboundHandlerAdapter implements NettyServerCustomizer {

	private static final int LOWEST_ERROR = 400;

	private final String instanceName;

	private final ProblemWriter problems;

	ProtocolRefusals(String instanceName, ProblemWriter problems) {
		this.instanceName = instanceName;
		this.problems = problems;
	}

	@Override
	public HttpServer apply(HttpServer server) {
		return server.doOnChannelInit((observer, channel, peer) -> channel.pipeline()
			.addBefore(NettyPipeline.ReactiveBridge, ProtocolRefusals.class.getName(), this));
	}

	@Override
	public void write(ChannelHandlerContext context, Object message, ChannelPromise promise) throws Exception {
		if (message instanceof FullHttpResponse response && response.status().code() >= LOWEST_ERROR
				&& !response.headers().contains(InstanceHeaders.INSTANCE_ID)) {
			FullHttpResponse problem = problem(response);
			response.release();
			super.write(context, problem, promise);
		}
		else {
			super.write(context, message, promise);
		}
	}

	private FullHttpResponse problem(FullHttpResponse refusal) {
		HttpResponseStatus status = refusal.status();
		TraceContext trace = TraceContext.of(null);
		byte[] body = this.problems.bytes(Problems.of(HttpStatusCode.valueOf(status.code()), detail(status)), "/",
				trace.traceId());
		FullHttpResponse problem = new DefaultFullHttpResponse(refusal.protocolVersion(), status,
				Unpooled.wrappedBuffer(body));
		problem.headers()
			.set(InstanceHeaders.INSTANCE_ID, this.instanceName)
			.set(TraceContext.TRACE_ID_HEADER, trace.traceId())
			.set(HttpHeaderNames.CONTENT_TYPE, MediaType.APPLICATION_PROBLEM_JSON_VALUE)
			.set(HttpHeaderNames.CONTENT_LENGTH, body.length)
			.set(HttpHeaderNames.CONNECTION, HttpHeaderValues.CLOSE);
		OwnHeaders.ALL.forEach(problem.headers()::set);
		return problem;
	}

	private static String detail(HttpResponseStatus status) {
		if (status.equals(HttpResponseStatus.REQUEST_URI_TOO_LONG)) {
			return "The request line is longer than the gateway takes";
		}
		if (status.equals(HttpResponseStatus.REQUEST_HEADER_FIELDS_TOO_LARGE)) {
			return "The headers are larger than the gateway takes";
		}
		if (status.equals(HttpResponseStatus.BAD_REQUEST)) {
			return "The request is not well-formed";
		}
		return "The gateway cannot take the request";
	}

}
