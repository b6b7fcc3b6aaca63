package dev.rollcall.gateway.access;

import java.util.regex.Pattern;

import reactor.core.publisher.Mono;

import org.springframework.http.HttpHeaders;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.server.authentication.ServerAuthenticationConverter;
import org.springframework.web.server.ServerWebExchange;

/** Reads a bearer token from its header (RFC 6750, 2.1). */
class BearerTokenReader implements ServerAuthenticationConverter {

	private static final String SCHEME = "Bearer ";

	private static final Pattern TOKEN = Pattern.compile("[A-Za-z0-9._~+/-]{1,8192}=*");

	@Override
	public Mono<Authentication> convert(ServerWebExchange exchange) {
		String header = exchange.getRequest().getHeaders().getFirst(HttpHeaders.AUTHORIZATION);
		if (header == null || !header.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
			return Mono.empty();
		}
		String token = header.substring(SCHEME.length()).strip();
		if (!TOKEN.matcher(token).matches()) {
			return Mono.error(new BadCredentialsException("Not a bearer token"));
		}
		return Mono.just(new BearerToken(token));
	}

}
