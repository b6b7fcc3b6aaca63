package dev.rollcall.gateway.edge;

import java.util.Set;

import dev.rollcall.gateway.problem.ProblemResponse;
import reactor.core.publisher.Mono;

import org.springframework.core.Ordered;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.web.server.MethodNotAllowedException;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;

/** Refuses methods that no service has and paths that can be read in two ways. */
class RequestLineFilter implements WebFilter, Ordered {

	/**
	 * After the trace, which the refusal names; before anything that looks at the path.
	 */
	private static final int ORDER = Ordered.HIGHEST_PRECEDENCE + 10;

	private static final Set<HttpMethod> METHODS = Set.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.POST,
			HttpMethod.PUT, HttpMethod.PATCH, HttpMethod.DELETE, HttpMethod.OPTIONS);

	@Override
	public int getOrder() {
		return ORDER;
	}

	@Override
	public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
		HttpMethod method = exchange.getRequest().getMethod();
		if (!METHODS.contains(method)) {
			return Mono.error(new MethodNotAllowedException(method, METHODS));
		}
		if (!PlainPath.is(exchange.getRequest().getURI().getRawPath())) {
			return Mono.error(new ProblemResponse(HttpStatus.BAD_REQUEST,
					"The path has an empty or dot segment, a path parameter or an encoded separator"));
		}
		return chain.filter(exchange);
	}

}
