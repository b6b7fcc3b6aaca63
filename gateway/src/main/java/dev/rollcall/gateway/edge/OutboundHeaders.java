package dev.rollcall.gateway.edge;

import java.net.InetSocketAddress;
import java.util.List;

import dev.rollcall.starter.instance.InstanceHeaders;
import dev.rollcall.starter.instance.TraceContext;

import org.springframework.cloud.gateway.filter.headers.HttpHeadersFilter;
import org.springframework.core.Ordered;
import org.springframework.http.HttpHeaders;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.server.ServerWebExchange;

/**
 * What the services are told about a request beyond what its sender wrote: where it came
 * from and in which trace it is. What only the gateway or a service can know is never
 * taken from the sender. Comes after the removal of hop-by-hop headers, so that a sender
 * cannot have these removed by naming them in {@code Connection}.
 */
class OutboundHeaders implements HttpHeadersFilter, Ordered {

	private static final String FORWARDED_FOR = "X-Forwarded-For";

	private static final String FORWARDED_PROTO = "X-Forwarded-Proto";

	private static final String FORWARDED_HOST = "X-Forwarded-Host";

	private static final String TRACE_STATE = "tracestate";

	private static final List<String> NEVER_BELIEVED = List.of("Forwarded", FORWARDED_FOR, FORWARDED_PROTO,
			FORWARDED_HOST, "X-Forwarded-Port", "X-Forwarded-Prefix", "X-Forwarded-Ssl", "X-Real-IP", "X-Client-IP",
			"X-User-Id", "X-Role", "X-Original-URL", "X-Rewrite-URL", "X-HTTP-Method-Override", "X-HTTP-Method",
			"X-Method-Override", "X-Gateway-Attempts", InstanceHeaders.INSTANCE_ID, "Proxy", "Proxy-Connection");

	@Override
	public int getOrder() {
		return Ordered.LOWEST_PRECEDENCE;
	}

	@Override
	public boolean supports(Type type) {
		return type == Type.REQUEST;
	}

	@Override
	public HttpHeaders filter(HttpHeaders input, ServerWebExchange exchange) {
		ServerHttpRequest request = exchange.getRequest();
		HttpHeaders headers = new HttpHeaders();
		headers.addAll(input);
		NEVER_BELIEVED.forEach(headers::remove);
		InetSocketAddress peer = request.getRemoteAddress();
		if (peer != null && peer.getAddress() != null) {
			headers.set(FORWARDED_FOR, peer.getAddress().getHostAddress());
		}
		headers.set(FORWARDED_PROTO, String.valueOf(request.getURI().getScheme()));
		String host = request.getHeaders().getFirst(HttpHeaders.HOST);
		if (host != null) {
			headers.set(FORWARDED_HOST, host);
		}
		trace(headers, exchange.getRequiredAttribute(TraceContext.class.getName()));
		return headers;
	}

	/** Vendors' state of another trace is no state of this one. */
	private static void trace(HttpHeaders headers, TraceContext trace) {
		String incoming = headers.getFirst(TraceContext.HEADER);
		if (incoming == null || !incoming.contains(trace.traceId())) {
			headers.remove(TRACE_STATE);
		}
		headers.set(TraceContext.HEADER, trace.next().traceparent());
	}

}
