package dev.rollcall.starter.timing;

import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.binder.http.Outcome;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.servlet.HandlerMapping;

/**
 * Keeps the meter {@code http.server.requests} with the names, tags and values that
 * Spring's observation of requests gives it. That makes a dozen objects with some twenty
 * key-values for each request to find the same few timers again; here they are kept.
 */
class RequestTimer extends OncePerRequestFilter {

	private static final String NAME = "http.server.requests";

	private static final String NONE = "none";

	private static final String UNKNOWN = "UNKNOWN";

	private static final Set<String> METHODS = Set.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS",
			"TRACE");

	/** When the request came, for one that is answered later by another thread. */
	private static final String SINCE_NANOS = RequestTimer.class.getName();

	private final MeterRegistry meters;

	/** As many as there are mappings and statuses. */
	private final Map<Kind, Timer> timers = new ConcurrentHashMap<>();

	RequestTimer(MeterRegistry meters) {
		this.meters = meters;
	}

	@Override
	protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
			throws ServletException, IOException {
		long sinceNanos = sinceNanos(request);
		Throwable error = null;
		try {
			chain.doFilter(request, response);
		}
		catch (ServletException | IOException | RuntimeException ex) {
			error = ex;
			throw ex;
		}
		finally {
			if (!request.isAsyncStarted()) {
				Kind kind = Kind.of(request, response, error);
				this.timers.computeIfAbsent(kind, this::timer).record(Duration.ofNanos(System.nanoTime() - sinceNanos));
			}
		}
	}

	private static long sinceNanos(HttpServletRequest request) {
		Long before = (Long) request.getAttribute(SINCE_NANOS);
		if (before != null) {
			return before;
		}
		long now = System.nanoTime();
		request.setAttribute(SINCE_NANOS, now);
		return now;
	}

	private Timer timer(Kind kind) {
		return Timer.builder(NAME)
			.tag("method", kind.method())
			.tag("uri", kind.uri())
			.tag("status", String.valueOf(kind.status()))
			.tag("outcome", Outcome.forStatus(kind.status()).name())
			.tag("exception", kind.error())
			.tag("error", kind.error())
			.register(this.meters);
	}

	@Override
	protected boolean shouldNotFilterAsyncDispatch() {
		return false;
	}

	/**
	 * Requests that are timed together. Whatever clients send, there are few.
	 *
	 * @param method of those that are known
	 * @param uri the pattern that it matched
	 * @param status of the answer
	 * @param error the kind of the exception that nobody has handled
	 */
	private record Kind(String method, String uri, int status, String error) {

		private static Kind of(HttpServletRequest request, HttpServletResponse response, @Nullable Throwable error) {
			int status = (error != null) ? HttpStatus.INTERNAL_SERVER_ERROR.value() : response.getStatus();
			return new Kind(METHODS.contains(request.getMethod()) ? request.getMethod() : UNKNOWN, uri(request, status),
					status, (error != null) ? error.getClass().getSimpleName() : NONE);
		}

		private static String uri(HttpServletRequest request, int status) {
			Object pattern = request.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE);
			if (pattern != null) {
				return pattern.toString();
			}
			if (status == HttpStatus.NOT_FOUND.value()) {
				return "NOT_FOUND";
			}
			return HttpStatusCode.valueOf(status).is3xxRedirection() ? "REDIRECTION" : UNKNOWN;
		}

	}

}
