package dev.rollcall.starter.problem;

import java.io.IOException;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ReadListener;
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
	private static final class CountedStream extends ServletInputStream {

		private final ServletInputStream body;

		private final long limit;

		private long count;

		private CountedStream(ServletInputStream body, long limit) {
			this.body = body;
			this.limit = limit;
		}

		@Override
		public int read() throws IOException {
			int next = this.body.read();
			count((next < 0) ? 0 : 1);
			return next;
		}

		@Override
		public int read(byte[] target, int offset, int length) throws IOException {
			int read = this.body.read(target, offset, length);
			count(Math.max(0, read));
			return read;
		}

		private void count(int bytes) throws BodyTooLargeException {
			this.count += bytes;
			if (this.count > this.limit) {
				throw new BodyTooLargeException(this.limit);
			}
		}

		@Override
		public boolean isFinished() {
			return this.body.isFinished();
		}

		@Override
		public boolean isReady() {
			return this.body.isReady();
		}

		@Override
		public void setReadListener(ReadListener listener) {
			this.body.setReadListener(listener);
		}

	}

}
