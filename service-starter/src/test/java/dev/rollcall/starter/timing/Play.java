package dev.rollcall.starter.timing;

import java.io.IOException;

import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletResponse;

import org.springframework.mock.web.MockAsyncContext;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.web.filter.ServerHttpObservationFilter;
import org.springframework.web.servlet.HandlerMapping;

/** A request, whatever becomes of it, and what other threads do about it afterwards. */
final class Play {

	private final MockHttpServletRequest request;

	private final MockHttpServletResponse response = new MockHttpServletResponse();

	private final String pattern;

	private FilterChain first;

	private Later later = (filter) -> {
	};

	private Play(String method, String pattern) {
		this.request = new MockHttpServletRequest(method, "/whatever");
		this.request.setAsyncSupported(true);
		this.pattern = pattern;
	}

	private static MockHttpServletResponse response(ServletResponse response) {
		return (MockHttpServletResponse) response;
	}

	static Play answering(String method, String pattern, int status) {
		Play play = new Play(method, pattern);
		play.first = (request, response) -> response(response).setStatus(status);
		return play;
	}

	static Play throwing(Exception thrown) {
		Play play = new Play("GET", "/a");
		play.first = (request, response) -> rethrow(thrown);
		return play;
	}

	private static void rethrow(Exception thrown) throws ServletException, IOException {
		switch (thrown) {
			case ServletException ex -> throw ex;
			case IOException ex -> throw ex;
			default -> throw (RuntimeException) thrown;
		}
	}

	static Play throwingAfterTheAnswer() {
		Play play = new Play("GET", "/a");
		play.first = (request, response) -> {
			response.flushBuffer();
			throw new IllegalStateException("test");
		};
		return play;
	}

	static Play handling() {
		Play play = new Play("GET", "/a");
		play.first = (request, response) -> {
			request.setAttribute(RequestDispatcher.ERROR_EXCEPTION, new IllegalArgumentException("test"));
			response(response).setStatus(500);
		};
		return play;
	}

	/** Nobody answers it by itself. */
	static Play waiting() {
		Play play = new Play("GET", "/a");
		play.first = (request, response) -> request.startAsync();
		return play;
	}

	static Play completing(Throwable error) {
		Play play = waiting();
		play.later = (filter) -> {
			if (error == null) {
				play.complete(202);
				return;
			}
			for (AsyncListener listener : play.async().getListeners()) {
				listener.onError(new AsyncEvent(play.async(), error));
			}
			play.complete(500);
		};
		return play;
	}

	static Play dispatching(FilterChain then) {
		Play play = waiting();
		play.later = (filter) -> {
			MockAsyncContext context = play.async();
			try {
				play.dispatch(filter, then);
			}
			finally {
				context.complete();
			}
		};
		return play;
	}

	static Play dispatchingTwice() {
		Play play = waiting();
		play.later = (filter) -> {
			play.dispatch(filter, (request, response) -> request.startAsync());
			play.complete(202);
		};
		return play;
	}

	private MockAsyncContext async() {
		return (MockAsyncContext) this.request.getAsyncContext();
	}

	void timeOut() throws IOException {
		for (AsyncListener listener : async().getListeners()) {
			listener.onTimeout(new AsyncEvent(async()));
		}
	}

	void complete(int status) {
		this.response.setStatus(status);
		async().complete();
	}

	void through(Filter filter) throws ServletException, IOException {
		filter.doFilter(this.request, this.response, (asked, answer) -> {
			match();
			this.first.doFilter(asked, answer);
		});
		this.later.through(filter);
	}

	/** As the mappings of Spring MVC do it. */
	private void match() {
		if (this.pattern != null) {
			this.request.setAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE, this.pattern);
			ServerHttpObservationFilter.findObservationContext(this.request)
				.ifPresent((context) -> context.setPathPattern(this.pattern));
		}
	}

	private void dispatch(Filter filter, FilterChain chain) throws ServletException, IOException {
		this.request.setAsyncStarted(false);
		this.request.setDispatcherType(DispatcherType.ASYNC);
		filter.doFilter(this.request, this.response, chain);
	}

	/** What the container sees of the request. */
	String outcome(Filter filter) {
		try {
			through(filter);
			return String.valueOf(this.response.getStatus());
		}
		catch (ServletException | IOException | RuntimeException ex) {
			return this.response.getStatus() + " " + ex;
		}
	}

	/** What is left to do by other threads. */
	@FunctionalInterface
	private interface Later {

		void through(Filter filter) throws ServletException, IOException;

	}

}
