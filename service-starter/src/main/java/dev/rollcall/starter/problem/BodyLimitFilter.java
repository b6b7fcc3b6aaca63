package dev.rollcall.starter.problem;

import java.io.IOException;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Refuses a body that is over its limit: at once where the length is announced, at the
 * first byte too many where it is not. The servlet container bounds form bodies only.
 */
class BodyLimitFilter extends OncePerRequestFilter {

	private final BodyLimitProperties limits;

	private final ProblemWriter problems;

	BodyLimitFilter(BodyLimitProperties limits, ProblemWriter problems) {
		this.limits = limits;
		this.problems = problems;
	}

	@Override
	protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
			throws ServletException, IOException {
		long limit = this.limits.limitBytes(request.getRequestURI());
		if (request.getContentLengthLong() > limit) {
			this.problems.write(request, response, BodyTooLargeException.problem(limit));
			return;
		}
		boolean lengthUnknown = request.getContentLengthLong() < 0;
		chain.doFilter(lengthUnknown ? new CountedRequest(request, limit) : request, response);
	}

	/** A request that hands out at most so many bytes. */
	private static final class CountedRequest extends HttpServletRequestWrapper {

		private final long limit;

		private CountedRequest(HttpServletRequest request, long limit) {
			super(request);
			this.limit = limit;
		}

		@Override
		public ServletInputStream getInputStream() throws IOException {
			return new CountedStream(super.getInputStream(), this.limit);
		}

	}

	/** Counts what is read. */
	private static final class CountedStream extends WatchedBody {

		private final long limit;

		private long count;

		private CountedStream(ServletInputStream body, long limit) {
			super(body);
			this.limit = limit;
		}

		@Override
		protected void seen(byte[] bytes, int offset, int length) throws BodyTooLargeException {
			this.count += length;
			if (this.count > this.limit) {
				throw new BodyTooLargeException(this.limit);
			}
		}

	}

}
