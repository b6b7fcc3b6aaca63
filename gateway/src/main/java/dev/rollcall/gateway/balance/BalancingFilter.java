package dev.rollcall.gateway.balance;

import java.net.URI;

import dev.rollcall.gateway.metrics.MeasuredRequest;
import dev.rollcall.gateway.metrics.RequestMetrics;
import reactor.core.publisher.Mono;

import org.springframework.cloud.gateway.filter.GatewayFilterChain;
import org.springframework.cloud.gateway.filter.GlobalFilter;
import org.springframework.cloud.gateway.support.ServerWebExchangeUtils;
import org.springframework.core.Ordered;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.web.server.ServerWebExchange;

/**
 * Sends requests of routes with an {@code lb://<service>} address to an instance of the
 * service. It stands where Spring Cloud Gateway's own load balancer filter would
 * (docs/decisions/0007-balancing-in-the-gateway.md).
 */
class BalancingFilter implements GlobalFilter, Ordered {

	/** After the route's address is known, before the request is sent. */
	private static final int ORDER = 10149;

	private static final String BALANCED = "lb";

	private final Balancer balancer;

	private final RequestMetrics metrics;

	private final BalanceProperties properties;

	BalancingFilter(Balancer balancer, RequestMetrics metrics, BalanceProperties properties) {
		this.balancer = balancer;
		this.metrics = metrics;
		this.properties = properties;
	}

	@Override
	public int getOrder() {
		return ORDER;
	}

	@Override
	public Mono<Void> filter(ServerWebExchange exchange, GatewayFilterChain chain) {
		URI url = exchange.getRequiredAttribute(ServerWebExchangeUtils.GATEWAY_REQUEST_URL_ATTR);
		if (!BALANCED.equals(url.getScheme())) {
			return chain.filter(exchange);
		}
		MeasuredRequest request = this.metrics.begin(url.getHost());
		ServerHttpResponse response = exchange.getResponse();
		response.beforeCommit(() -> {
			HttpStatusCode status = response.getStatusCode();
			request.answered((status != null) ? status.value() : HttpStatus.OK.value());
			return Mono.empty();
		});
		return new Attempts(url.getHost(), this.properties.triesMax(), this.balancer, request, exchange).run(chain)
			.doOnCancel(request::abandoned);
	}

}
