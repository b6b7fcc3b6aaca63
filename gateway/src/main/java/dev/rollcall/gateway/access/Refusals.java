package dev.rollcall.gateway.access;

import dev.rollcall.gateway.problem.ProblemWriter;
import dev.rollcall.starter.problem.Problems;
import reactor.core.publisher.Mono;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.server.ServerAuthenticationEntryPoint;
import org.springframework.security.web.server.authorization.ServerAccessDeniedHandler;
import org.springframework.web.server.ServerWebExchange;

/**
 * Answers who may not pass: 401 to nobody known, 403 to somebody without the right.
 */
class Refusals implements ServerAuthenticationEntryPoint, ServerAccessDeniedHandler {

	private final ProblemWriter problems;

	Refusals(ProblemWriter problems) {
		this.problems = problems;
	}

	@Override
	public Mono<Void> commence(ServerWebExchange exchange, AuthenticationException ex) {
		HttpHeaders headers = new HttpHeaders();
		headers.add(HttpHeaders.WWW_AUTHENTICATE, "Basic realm=\"rollcall\"");
		headers.add(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
		return this.problems.write(exchange, Problems.of(HttpStatus.UNAUTHORIZED,
				"This path is for administrators (a bearer token) and the processes of the cluster"), headers);
	}

	@Override
	public Mono<Void> handle(ServerWebExchange exchange, AccessDeniedException ex) {
		HttpHeaders headers = new HttpHeaders();
		headers.set(HttpHeaders.WWW_AUTHENTICATE, "Bearer error=\"insufficient_scope\"");
		return this.problems.write(exchange, Problems.of(HttpStatus.FORBIDDEN, "The caller may not do this"), headers);
	}

}
