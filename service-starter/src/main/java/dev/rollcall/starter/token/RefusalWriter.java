package dev.rollcall.starter.token;

import java.io.IOException;
import java.time.Duration;
import java.util.List;

import dev.rollcall.starter.problem.ProblemWriter;
import dev.rollcall.starter.problem.Problems;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.server.resource.InvalidBearerTokenException;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.access.AccessDeniedHandler;

/**
 * Answers who may not pass (RFC 6750, 3): 401 without a valid token, 403 without the
 * right, and 503 when the token could not be checked, which is nobody's guilt.
 */
class RefusalWriter implements AuthenticationEntryPoint, AccessDeniedHandler {

	private static final Duration KEYS_RETRY_AFTER = Duration.ofSeconds(2);

	private final ProblemWriter problems;

	private final List<RefusalCustomizer> customizers;

	private final boolean basic;

	private final String wanted;

	/**
	 * Creates a writer.
	 * @param problems writes the body
	 * @param customizers add what a service's contract asks for
	 * @param basic whether the cluster's credential would be taken here too
	 */
	RefusalWriter(ProblemWriter problems, List<RefusalCustomizer> customizers, boolean basic) {
		this.problems = problems;
		this.customizers = customizers;
		this.basic = basic;
		this.wanted = basic ? "This call needs the cluster's credential (user cluster, HTTP Basic)"
				: "This call needs a token: sign in at /api/auth/login";
	}

	@Override
	public void commence(HttpServletRequest request, HttpServletResponse response, AuthenticationException ex)
			throws IOException {
		if (ex instanceof AuthenticationServiceException) {
			response.setHeader(HttpHeaders.RETRY_AFTER, Problems.retryAfter(KEYS_RETRY_AFTER));
			write(request, response, HttpStatus.SERVICE_UNAVAILABLE,
					"The token cannot be checked now: no instance of auth-service gives its keys");
			return;
		}
		boolean tokenSent = ex instanceof InvalidBearerTokenException;
		response.addHeader(HttpHeaders.WWW_AUTHENTICATE, tokenSent ? "Bearer error=\"invalid_token\"" : "Bearer");
		if (this.basic) {
			response.addHeader(HttpHeaders.WWW_AUTHENTICATE, "Basic realm=\"rollcall\"");
		}
		write(request, response, HttpStatus.UNAUTHORIZED, tokenSent ? "The token is not valid" : this.wanted);
	}

	@Override
	public void handle(HttpServletRequest request, HttpServletResponse response, AccessDeniedException ex)
			throws IOException {
		response.addHeader(HttpHeaders.WWW_AUTHENTICATE, "Bearer error=\"insufficient_scope\"");
		write(request, response, HttpStatus.FORBIDDEN, "The caller may not do this");
	}

	private void write(HttpServletRequest request, HttpServletResponse response, HttpStatus status, String detail)
			throws IOException {
		ProblemDetail problem = Problems.of(status, detail);
		this.customizers.forEach((customizer) -> customizer.customize(request, problem));
		this.problems.write(request, response, problem);
	}

}
