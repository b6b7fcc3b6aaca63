package dev.rollcall.monitor.dashboard;

import java.io.IOException;

import dev.rollcall.starter.problem.ProblemWriter;
import dev.rollcall.starter.problem.Problems;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.security.web.authentication.AuthenticationFailureHandler;

/**
 * Answers who may not see the dashboard: people come to the form, scripts get a problem.
 */
class Refusals implements AuthenticationEntryPoint, AuthenticationFailureHandler, AccessDeniedHandler {

	static final String FORM = "/login";

	/** Every browser sends it and no script does. */
	private static final String SENT_BY_BROWSERS = "Sec-Fetch-Mode";

	private final ProblemWriter problems;

	Refusals(ProblemWriter problems) {
		this.problems = problems;
	}

	@Override
	public void commence(HttpServletRequest request, HttpServletResponse response, AuthenticationException ex)
			throws IOException {
		String accept = request.getHeader(HttpHeaders.ACCEPT);
		if (ex instanceof SignInUnavailableException unavailable) {
			unavailable(request, response, unavailable);
		}
		else if (accept != null && accept.contains(MediaType.TEXT_HTML_VALUE)) {
			response.sendRedirect(FORM);
		}
		else {
			if (request.getHeader(SENT_BY_BROWSERS) == null) {
				// a browser would ask with a window of its own and keep the password
				response.setHeader(HttpHeaders.WWW_AUTHENTICATE, "Basic realm=\"rollcall\"");
			}
			write(request, response, HttpStatus.UNAUTHORIZED,
					"The dashboard needs an ADMIN account or the cluster's credential");
		}
	}

	/** The form was wrong. */
	@Override
	public void onAuthenticationFailure(HttpServletRequest request, HttpServletResponse response,
			AuthenticationException ex) throws IOException {
		if (ex instanceof SignInUnavailableException unavailable) {
			unavailable(request, response, unavailable);
		}
		else {
			response.sendRedirect(FORM + "?error");
		}
	}

	@Override
	public void handle(HttpServletRequest request, HttpServletResponse response, AccessDeniedException ex)
			throws IOException {
		write(request, response, HttpStatus.FORBIDDEN,
				"The caller may not do this, or the request does not come from the dashboard's own page");
	}

	private void unavailable(HttpServletRequest request, HttpServletResponse response, SignInUnavailableException ex)
			throws IOException {
		response.setHeader(HttpHeaders.RETRY_AFTER, Problems.retryAfter(ex.retryAfter()));
		write(request, response, ex.status(), String.valueOf(ex.getMessage()));
	}

	private void write(HttpServletRequest request, HttpServletResponse response, HttpStatus status, String detail)
			throws IOException {
		this.problems.write(request, response, Problems.of(status, detail));
	}

}
