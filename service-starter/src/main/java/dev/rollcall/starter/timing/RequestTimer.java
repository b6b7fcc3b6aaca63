package dev.rollcall.starter.timing;

import java.io.IOException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
import jakarta.servlet.FilterChain;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpStatus;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Keeps the meter {@code http.server.requests} with the name, tags and values that
 * Spring's observation of requests gives it by default. That makes a dozen objects with
 * some twenty key-values for each request to find the same few timers again; here they
 * are kept.
 * <p>
 * Three things differ: there is no meter {@code http.server.requests.active}, an
 * asynchronous request that times out counts once, when it is answered (Spring's counts
 * when the time is up and then again), and there is no observation for others to follow
 * or to change.
 */
class RequestTimer extends OncePerRequestFilter {

	private static final String NAME = "http.server.requests";

	private static final String EXCHANGE = Exchange.class.getName();

	private final MeterRegistry meters;

	/** As many as there are mappings and statuses. */
	private final Map<Kind, Timer> timers = new ConcurrentHashMap<>();

	RequestTimer(MeterRegistry meters) {
		this.meters = meters;
	}

	@Override
	protected boolean shouldNotFilterAsyncDispatch() {
		return false;
	}

	@Override
	protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
			throws ServletException, IOException {
		Exchange exchange = exchange(request, response);
		try {
			chain.doFilter(request, response);
		}
		catch (ServletException | IOException | RuntimeException ex) {
			exchange.failed(ex);
			// as the container is about to do; without effect where the answer has begun
			response.setStatus(HttpStatus.INTERNAL_SERVER_ERROR.value());
			throw ex;
		}
		finally {
			// after a dispatch the listener is told of the end
			if (!isAsyncDispatch(request)) {
				exchange.leftByItsThread();
			}
		}
	}

	private Exchange exchange(HttpServletRequest request, HttpServletResponse response) {
		if (isAsyncDispatch(request) && request.getAttribute(EXCHANGE) instanceof Exchange begun) {
			return begun;
		}
		return new Exchange(request, response);
	}

	private Timer timer(Kind kind) {
		return Timer.builder(NAME).tags(kind.tags()).register(this.meters);
	}

	/** A request from when it comes until it is answered, perhaps by other threads. */
	private final class Exchange implements AsyncListener {

		private final long sinceNanos = System.nanoTime();

		private final HttpServletRequest request;

		private final HttpServletResponse response;

		private volatile @Nullable Throwable error;

		private Exchange(HttpServletRequest request, HttpServletResponse response) {
			this.request = request;
			this.response = response;
		}

		private void failed(@Nullable Throwable thrown) {
			Throwable cause = (thrown instanceof ServletException) ? thrown.getCause() : null;
			this.error = (cause != null) ? cause : thrown;
		}

		private void leftByItsThread() {
			if (this.request.isAsyncStarted()) {
				this.request.setAttribute(EXCHANGE, this);
				this.request.getAsyncContext().addListener(this);
				return;
			}
			if (this.request.getAttribute(RequestDispatcher.ERROR_EXCEPTION) instanceof Throwable handled) {
				this.error = handled;
			}
			ended();
		}

		private void ended() {
			long takenNanos = System.nanoTime() - this.sinceNanos;
			Kind kind = Kind.of(this.request, this.response, this.error);
			RequestTimer.this.timers.computeIfAbsent(kind, RequestTimer.this::timer)
				.record(takenNanos, TimeUnit.NANOSECONDS);
		}

		@Override
		public void onStartAsync(AsyncEvent event) {
			event.getAsyncContext().addListener(this);
		}

		/** An answer to it follows. */
		@Override
		public void onTimeout(AsyncEvent event) {
		}

		@Override
		public void onError(AsyncEvent event) {
			failed(event.getThrowable());
		}

		@Override
		public void onComplete(AsyncEvent event) {
			ended();
		}

	}

}
