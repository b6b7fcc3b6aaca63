package dev.rollcall.starter.timing;

import java.util.Set;

import io.micrometer.core.instrument.Tags;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpStatus;
import org.springframework.web.servlet.HandlerMapping;

/**
 * Requests that are timed together. Whatever clients send, there are few.
 *
 * @param method of those that are known
 * @param uri the pattern that it matched
 * @param status of the answer
 * @param error what the exception that ended it is; null for none
 */
record Kind(String method, String uri, int status, @Nullable Class<? extends Throwable> error) {

	private static final String NONE = "none";

	private static final String UNKNOWN = "UNKNOWN";

	private static final Set<String> METHODS = Set.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS",
			"TRACE");

	static Kind of(HttpServletRequest request, HttpServletResponse response, @Nullable Throwable error) {
		String method = request.getMethod();
		int status = response.getStatus();
		return new Kind(METHODS.contains(method) ? method : UNKNOWN, uri(request, status), status,
				(error != null) ? error.getClass() : null);
	}

	private static String uri(HttpServletRequest request, int status) {
		if (request.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE) instanceof String pattern) {
			return pattern.isEmpty() ? "root" : pattern;
		}
		if (status == HttpStatus.NOT_FOUND.value()) {
			return "NOT_FOUND";
		}
		HttpStatus known = HttpStatus.resolve(status);
		return (known != null && known.is3xxRedirection()) ? "REDIRECTION" : UNKNOWN;
	}

	/**
	 * What Spring's observation says of such requests.
	 * @return the tags of their timer
	 */
	Tags tags() {
		return Tags.of("method", this.method, "uri", this.uri, "status", String.valueOf(this.status), "outcome",
				outcome(), "exception", exception(), "error", (this.error != null) ? this.error.getSimpleName() : NONE);
	}

	private String outcome() {
		if (HttpStatus.Series.resolve(this.status) == HttpStatus.Series.SUCCESSFUL) {
			return "SUCCESS";
		}
		HttpStatus known = HttpStatus.resolve(this.status);
		return (known != null) ? known.series().name() : UNKNOWN;
	}

	/** An anonymous class has no simple name. */
	private String exception() {
		if (this.error == null) {
			return NONE;
		}
		String name = this.error.getSimpleName();
		return name.isEmpty() ? this.error.getName() : name;
	}

}
