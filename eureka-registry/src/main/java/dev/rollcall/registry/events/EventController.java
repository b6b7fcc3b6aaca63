package dev.rollcall.registry.events;

import java.io.IOException;
import java.io.OutputStream;
import java.net.SocketTimeoutException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

import dev.rollcall.starter.token.Caller;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

/**
 * {@code /api/registry/events}: what happens to the list, as it happens (CONTRACT 3). A
 * stream is a request whose thread, a virtual one, waits for events and writes them; a
 * write that gets nowhere ends with the web server's time limit
 * ({@code server.tomcat.connection-timeout}).
 */
@RestController
class EventController {

	private static final Logger log = LoggerFactory.getLogger(EventController.class);

	private static final byte[] COMMENT = { ':', '\n' };

	private static final byte[] END_OF_COMMENT = { '\n' };

	private final EventLog events;

	private final EventFormat format;

	private final EventProperties limits;

	EventController(EventLog events, EventFormat format, EventProperties limits) {
		this.events = events;
		this.format = format;
		this.limits = limits;
	}

	@GetMapping("/api/registry/events")
	void stream(@RequestHeader(name = "Last-Event-ID", required = false) @Nullable String lastEventId,
			HttpServletRequest request, HttpServletResponse response) throws HttpRequestMethodNotSupportedException {
		if (!HttpMethod.GET.matches(request.getMethod())) {
			// to Spring a GET answers HEAD too; this one would not end
			throw new HttpRequestMethodNotSupportedException(request.getMethod(), List.of(HttpMethod.GET.name()));
		}
		Beginning beginning = this.events.subscribe(Position.of(lastEventId), request.isUserInRole(Caller.CLUSTER));
		try {
			response.setContentType("text/event-stream;charset=UTF-8");
			response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
			// the connection ends with the stream
			response.setHeader(HttpHeaders.CONNECTION, "close");
			write(beginning, response.getOutputStream());
		}
		catch (IOException ex) {
			// there is nobody to answer any more
			if (isStandstill(ex)) {
				this.events.tellOfAStandstill();
			}
			log.debug("A reader of the events has gone away", ex);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
		finally {
			this.events.unsubscribe(beginning.subscription());
		}
	}

	private void write(Beginning beginning, OutputStream reader) throws IOException, InterruptedException {
		reader.write(this.format.retry(this.limits.retryDelay()));
		for (byte[] event : beginning.events().get()) {
			reader.write(event);
		}
		reader.flush();
		Subscription subscription = beginning.subscription();
		while (subscription.ended().isEmpty()) {
			Optional<byte[]> event = subscription.next(this.limits.heartbeatInterval());
			if (event.isPresent()) {
				reader.write(event.get());
				reader.flush();
			}
			else if (subscription.ended().isEmpty()) {
				writeHeartbeat(reader);
			}
		}
		reader.write(this.format.closed(subscription.ended().orElseThrow()));
		reader.flush();
	}

	/** The web server's own exception has it for a cause. */
	private static boolean isStandstill(IOException ex) {
		return Stream.iterate((Throwable) ex, Objects::nonNull, Throwable::getCause)
			.anyMatch(SocketTimeoutException.class::isInstance);
	}

	/**
	 * In two parts: the first that is sent to a reader who has gone away succeeds, and
	 * only what comes back makes the second fail.
	 */
	private static void writeHeartbeat(OutputStream reader) throws IOException {
		reader.write(COMMENT);
		reader.flush();
		reader.write(END_OF_COMMENT);
		reader.flush();
	}

}
