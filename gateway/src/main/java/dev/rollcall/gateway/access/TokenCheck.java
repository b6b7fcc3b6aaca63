package dev.rollcall.gateway.access;

import java.net.URI;
import java.time.Duration;
import java.util.Iterator;
import java.util.List;

import dev.rollcall.gateway.balance.Balancer;
import dev.rollcall.gateway.balance.Discovery;
import dev.rollcall.gateway.balance.Instance;
import dev.rollcall.gateway.problem.ProblemResponse;
import dev.rollcall.starter.token.Caller;
import reactor.core.publisher.Mono;
import reactor.netty.http.client.HttpClientRequest;
import tools.jackson.databind.JsonNode;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.web.reactive.function.client.ClientResponse;
import org.springframework.web.reactive.function.client.WebClient;

/**
 * Has a token checked by auth-service, one instance after the other until one knows. Only
 * instances that registered with the cluster's credential are asked: any other could make
 * everybody an administrator, and would be given an administrator's token. While the list
 * of instances comes from the settings, nobody on it has shown the credential and nobody
 * is asked.
 */
class TokenCheck {

	private static final String AUTH_SERVICE = "auth-service";

	private static final String PATH = "/api/auth/verify";

	private static final Duration RETRY_AFTER = Duration.ofSeconds(1);

	private final Balancer balancer;

	private final WebClient http;

	private final AccessProperties properties;

	TokenCheck(Balancer balancer, WebClient http, AccessProperties properties) {
		this.balancer = balancer;
		this.http = http;
		this.properties = properties;
	}

	/**
	 * Checks a token.
	 * @param shown a {@link BearerToken}
	 * @return who it is and what they may; fails with {@link BadCredentialsException}, or
	 * with a problem when nobody could tell
	 */
	Mono<Authentication> authenticate(Authentication shown) {
		if (this.balancer.discovery() == Discovery.STATIC) {
			return Mono.error(cannotTell("The token cannot be checked without the service registry: the instances come"
					+ " from the settings, so none has shown the cluster's credential"));
		}
		List<Instance> asked = this.balancer.trusted(AUTH_SERVICE)
			.stream()
			.limit(this.properties.tokenCheckTriesMax())
			.toList();
		return ask(asked.iterator(), String.valueOf(shown.getCredentials()));
	}

	private Mono<Authentication> ask(Iterator<Instance> instances, String token) {
		if (!instances.hasNext()) {
			return Mono.error(cannotTell("The token cannot be checked now: no instance of auth-service answers that has"
					+ " shown the cluster's credential"));
		}
		return ask(instances.next().address(), token)
			// anything but a verdict: the next one may know
			.onErrorResume((ex) -> !(ex instanceof BadCredentialsException), (ex) -> Mono.empty())
			.switchIfEmpty(Mono.defer(() -> ask(instances, token)));
	}

	private static ProblemResponse cannotTell(String detail) {
		return new ProblemResponse(HttpStatus.SERVICE_UNAVAILABLE, detail).retryAfter(RETRY_AFTER);
	}

	/** Empty when the instance cannot tell. */
	private Mono<Authentication> ask(URI address, String token) {
		return this.http.get()
			.uri(address.resolve(PATH))
			.header(HttpHeaders.AUTHORIZATION, "Bearer " + token)
			.httpRequest((request) -> {
				HttpClientRequest limited = request.getNativeRequest();
				limited.responseTimeout(this.properties.tokenCheckTimeout());
			})
			.exchangeToMono(TokenCheck::read)
			// for who sends its answer drop by drop
			.timeout(this.properties.tokenCheckTimeout().multipliedBy(2));
	}

	private static Mono<Authentication> read(ClientResponse answer) {
		HttpStatusCode status = answer.statusCode();
		if (status.isSameCodeAs(HttpStatus.OK)) {
			return answer.bodyToMono(JsonNode.class).flatMap(TokenCheck::caller);
		}
		Mono<Authentication> verdict = status.isSameCodeAs(HttpStatus.UNAUTHORIZED)
				? Mono.error(new BadCredentialsException("The token is not valid")) : Mono.empty();
		return answer.releaseBody().then(verdict);
	}

	private static Mono<Authentication> caller(JsonNode answer) {
		JsonNode user = answer.path("user");
		if (!answer.path("valid").asBoolean(false) || !user.path("id").isString()) {
			return Mono.empty();
		}
		List<SimpleGrantedAuthority> roles = user.path("roles")
			.valueStream()
			.filter((role) -> role.isString() && !Caller.CLUSTER.equals(role.asString()))
			.map((role) -> new SimpleGrantedAuthority("ROLE_" + role.asString()))
			.toList();
		return Mono.just(UsernamePasswordAuthenticationToken.authenticated(user.path("id").asString(), null, roles));
	}

}
