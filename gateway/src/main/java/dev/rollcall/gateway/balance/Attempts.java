package dev.rollcall.gateway.balance;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import dev.rollcall.gateway.metrics.MeasuredRequest;
import dev.rollcall.gateway.problem.GatewayProblem;
import dev.rollcall.gateway.problem.ProblemResponse;
import dev.rollcall.starter.instance.InstanceHeaders;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

import org.springframework.cloud.gateway.filter.GatewayFilterChain;
import org.springframework.cloud.gateway.support.ServerWebExchangeUtils;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.web.server.ServerWebExchange;

/**
 * The tries of one request, one after the other, each on an instance not yet tried. What
 * was not sent is tried again whatever the method; what was sent, only when its method
 * promises to have no effect (RFC 9110, 9.2.1).
 */
class Attempts {

	/** Says how many instances were tried, when it was more than one. */
	private static final String ATTEMPTS = "X-Gateway-Attempts";

	private static final Set<HttpMethod> SAFE = Set.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.OPTIONS);

	private static final Duration RETRY_AFTER = Duration.ofSeconds(1);

	private final String service;

	private final int triesMax;

	private final Balancer balancer;

	private final MeasuredRequest measured;

	private final RepeatableRequest request;

	private final ServerWebExchange exchange;

	private final List<Instance> tried = new ArrayList<>(1);

	Attempts(String service, int triesMax, Balancer balancer, MeasuredRequest measured, ServerWebExchange exchange) {
		this.service = service;
		this.triesMax = triesMax;
		this.balancer = balancer;
		this.measured = measured;
		this.request = new RepeatableRequest(exchange.getRequest());
		this.exchange = exchange.mutate().request(this.request).build();
	}

	/**
	 * Sends the request.
	 * @param chain sends it to the address in the exchange's attributes
	 * @return completes when the head of an answer is there, or fails with a
	 * {@link ProblemResponse}
	 */
	Mono<Void> run(GatewayFilterChain chain) {
		Instance instance = this.balancer.first(this.service);
		if (instance == null) {
			return Mono.error(noInstance("No instance of " + this.service + " is registered", null));
		}
		return attempt(instance, chain);
	}

	private Mono<Void> attempt(Instance instance, GatewayFilterChain chain) {
		this.tried.add(instance);
		this.measured.sent(instance.address());
		this.request.goesTo(instance);
		this.exchange.getAttributes()
			.put(ServerWebExchangeUtils.GATEWAY_REQUEST_URL_ATTR, instance.url(this.request.getURI()));
		return chain.filter(this.exchange)
			.doOnSuccess((nothing) -> answered(instance))
			.onErrorResume((ex) -> failed(instance, Failure.shortened(ex), chain));
	}

	private void answered(Instance instance) {
		this.balancer.answered(instance);
		ServerHttpResponse response = this.exchange.getResponse();
		HttpStatusCode status = response.getStatusCode();
		this.measured.instanceAnswered((status != null) ? status.value() : HttpStatus.OK.value());
		HttpHeaders headers = response.getHeaders();
		if (!headers.containsHeader(InstanceHeaders.INSTANCE_ID)) {
			headers.set(InstanceHeaders.INSTANCE_ID, instance.id());
		}
		if (this.tried.size() > 1) {
			headers.set(ATTEMPTS, Integer.toString(this.tried.size()));
		}
	}

	private Mono<Void> failed(Instance instance, Throwable ex, GatewayFilterChain chain) {
		Failure failure = Failure.of(ex);
		if (failure == Failure.REFUSED_HERE) {
			this.measured.instanceSpared();
		}
		else {
			this.measured.instanceFailed();
		}
		if (failure == Failure.UNREACHABLE) {
			this.balancer.refused(instance, ex);
		}
		Instance other = canBeRepeated(failure) ? this.balancer.another(this.service, this.tried) : null;
		if (other == null) {
			return Mono.error(problem(failure, ex));
		}
		if (this.tried.size() == 1) {
			this.measured.retried();
		}
		ServerWebExchangeUtils.reset(this.exchange);
		return attempt(other, chain);
	}

	private boolean canBeRepeated(Failure failure) {
		if (this.tried.size() >= this.triesMax || !this.request.canBeSent()) {
			return false;
		}
		return switch (failure) {
			case UNREACHABLE, DEAD_CONNECTION -> true;
			case CONNECTION_LOST -> SAFE.contains(this.request.getMethod());
			case TIMED_OUT, BROKEN_ANSWER, REFUSED_HERE -> false;
		};
	}

	private Throwable problem(Failure failure, Throwable ex) {
		@Nullable ProblemResponse problem = switch (failure) {
			case UNREACHABLE -> noInstance("No instance of " + this.service + " was reached", ex);
			case DEAD_CONNECTION, CONNECTION_LOST -> new ProblemResponse(GatewayProblem.OUTCOME_UNKNOWN,
					"The connection to " + this.tried.getLast().id() + " ended before it answered", ex);
			case BROKEN_ANSWER -> new ProblemResponse(GatewayProblem.OUTCOME_UNKNOWN,
					"What " + this.tried.getLast().id() + " answered cannot be read", ex);
			case TIMED_OUT -> new ProblemResponse(GatewayProblem.TIMEOUT,
					this.tried.getLast().id() + " did not answer in time", null);
			case REFUSED_HERE -> null;
		};
		if (problem == null) {
			return ex;
		}
		return (this.tried.size() > 1) ? problem.header(ATTEMPTS, Integer.toString(this.tried.size())) : problem;
	}

	private static ProblemResponse noInstance(String detail, @Nullable Throwable cause) {
		return new ProblemResponse(GatewayProblem.NO_INSTANCE, detail, cause).retryAfter(RETRY_AFTER);
	}

}
