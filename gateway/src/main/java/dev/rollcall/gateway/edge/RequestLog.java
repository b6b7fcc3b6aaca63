package dev.rollcall.gateway.edge;

import java.net.URI;
import java.util.concurrent.TimeUnit;

import dev.rollcall.starter.instance.TraceContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;
import reactor.core.publisher.Mono;

import org.springframework.cloud.gateway.filter.GatewayFilterChain;
import org.springframework.cloud.gateway.filter.GlobalFilter;
import org.springframework.cloud.gateway.support.ServerWebExchangeUtils;
import org.springframework.core.Ordered;
import org.springframework.http.HttpStatusCode;
import org.springframework.web.server.ServerWebExchange;

/**
 * Writes a line for each routed request: method, path, the port of the instance it went
 * to last, status, and milliseconds until the head of the answer. Never the query, which
 * may be personal.
 */
class RequestLog implements GlobalFilter, Ordered {

	private static final Logger log = LoggerFactory.getLogger(RequestLog.class);

	/** Before balancing. */
	private static final int ORDER = 10148;

	private static final int PATH_LENGTH_MAX = 200;

	@Override
	public int getOrder() {
		return ORDER;
	}

	@Override
	public Mono<Void> filter(ServerWebExchange exchange, GatewayFilterChain chain) {
		long startNanos = System.nanoTime();
		exchange.getResponse().beforeCommit(() -> {
			write(exchange, System.nanoTime() - startNanos);
			return Mono.empty();
		});
		return chain.filter(exchange);
	}

	private static void write(ServerWebExchange exchange, long durationNanos) {
		TraceContext trace = exchange.getAttribute(TraceContext.class.getName());
		if (trace != null) {
			MDC.put(TraceContext.LOG_KEY, trace.traceId());
		}
		try {
			HttpStatusCode status = exchange.getResponse().getStatusCode();
			log.info("{} {} -> {} {} in {} ms", exchange.getRequest().getMethod(),
					loggable(exchange.getRequest().getURI().getRawPath()), receiver(exchange),
					(status != null) ? status.value() : "", TimeUnit.NANOSECONDS.toMillis(durationNanos));
		}
		finally {
			MDC.remove(TraceContext.LOG_KEY);
		}
	}

	/** Where no instance was tried, the address is still that of the route. */
	private static String receiver(ServerWebExchange exchange) {
		URI url = exchange.getAttribute(ServerWebExchangeUtils.GATEWAY_REQUEST_URL_ATTR);
		return (url != null && url.getPort() > 0) ? "port " + url.getPort() : "no instance";
	}

	/** A path cannot hold control characters any more; a log must not rest on that. */
	static String loggable(String path) {
		String cut = (path.length() > PATH_LENGTH_MAX) ? path.substring(0, PATH_LENGTH_MAX) + "..." : path;
		return cut.replaceAll("\\p{Cntrl}", "");
	}

}
