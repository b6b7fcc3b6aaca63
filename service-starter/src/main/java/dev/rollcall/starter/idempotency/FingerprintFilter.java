package dev.rollcall.starter.idempotency;

import java.io.IOException;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Makes the fingerprint of a body while it is read, where a key says that it may be
 * needed. What is done with it is for {@link Idempotency}.
 */
class FingerprintFilter extends OncePerRequestFilter {

	@Override
	protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
			throws ServletException, IOException {
		boolean keyed = request.getHeader(Idempotency.KEY) != null;
		chain.doFilter(keyed ? new FingerprintedRequest(request) : request, response);
	}

}
