package dev.rollcall.gateway.edge;

import dev.rollcall.starter.instance.InstanceHeaders;
import dev.rollcall.starter.instance.TraceContext;
import reactor.core.publisher.Mono;

import org.springframework.core.Ordered;
import org.springframework.http.HttpHeaders;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;

/**
 * Puts {@code X-Trace-Id} on every answer, and {@code X-Instance-Id} and
 * {@link OwnHeaders} on those that no instance gave. Both are set last of all, so that
 * they are there once whoever answers.
 */
class TraceFilter implements WebFilter, Ordered {

	private final String instanceName;

	TraceFilter(String instanceName) {
		this.instanceName = instanceName;
	}

	@Override
	public int getOrder() {
		return Ordered.HIGHEST_PRECEDENCE;
	}

	@Override
	public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
		TraceContext trace = TraceContext.of(exchange.getRequest().getHeaders().getFirst(TraceContext.HEADER));
		exchange.getAttributes().put(TraceContext.class.getName(), trace);
		exchange.getResponse().beforeCommit(() -> {
			HttpHeaders headers = exchange.getResponse().getHeaders();
			headers.set(TraceContext.TRACE_ID_HEADER, trace.traceId());
			if (!headers.containsHeader(InstanceHeaders.INSTANCE_ID)) {
				headers.set(InstanceHeaders.INSTANCE_ID, this.instanceName);
				OwnHeaders.ALL.forEach((name, value) -> {
					if (!headers.containsHeader(name)) {
						headers.set(name, value);
					}
				});
			}
			return Mono.empty();
		});
		return chain.filter(exchange);
	}

}
