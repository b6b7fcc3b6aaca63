package dev.rollcall.monitor.live;

import java.io.IOException;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.http.HttpHeaders;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Takes an upgrade to WebSocket at {@code /}, where the original has it, for one at
 * {@code /ws}, before any rule looks at the path. The dashboard keeps all other requests.
 */
class UpgradeAtRoot extends OncePerRequestFilter {

	private static final String ROOT = "/";

	@Override
	protected boolean shouldNotFilter(HttpServletRequest request) {
		return !ROOT.equals(request.getRequestURI())
				|| !"websocket".equalsIgnoreCase(request.getHeader(HttpHeaders.UPGRADE));
	}

	@Override
	protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
			throws ServletException, IOException {
		chain.doFilter(new AtLivePath(request), response);
	}

	private static final class AtLivePath extends HttpServletRequestWrapper {

		private AtLivePath(HttpServletRequest request) {
			super(request);
		}

		@Override
		public String getRequestURI() {
			return LiveConfiguration.PATH;
		}

		@Override
		public StringBuffer getRequestURL() {
			StringBuffer url = super.getRequestURL();
			return url.replace(url.length() - ROOT.length(), url.length(), LiveConfiguration.PATH);
		}

		@Override
		public String getServletPath() {
			return LiveConfiguration.PATH;
		}

	}

}
