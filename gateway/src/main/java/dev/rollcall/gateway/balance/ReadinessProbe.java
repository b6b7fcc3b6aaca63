package dev.rollcall.gateway.balance;

import java.net.URI;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.TimeoutException;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import dev.rollcall.starter.instance.InstanceHeaders;
import io.netty.channel.ConnectTimeoutException;
import io.netty.handler.timeout.ReadTimeoutException;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import reactor.netty.http.client.HttpClientRequest;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.http.HttpStatus;
import org.springframework.web.reactive.function.client.WebClient;

/**
 * Asks an instance at {@code /ready}, and at {@code /health} where it has no such path,
 * as processes that are not ours may. It is sent no credential.
 */
class ReadinessProbe {

	/** What may stand in a header and in the log. */
	private static final Pattern NAME = Pattern.compile("[A-Za-z0-9._-]{1,128}");

	private final WebClient http;

	private final JsonMapper json;

	private final Duration timeout;

	ReadinessProbe(WebClient http, JsonMapper json, Duration timeout) {
		this.http = http;
		this.json = json;
		this.timeout = timeout;
	}

	/**
	 * Asks.
	 * @param address the instance's
	 * @return what it said, or that it did not; never an error
	 */
	Mono<Readiness> ask(URI address) {
		return ask(address, "/ready")
			.flatMap((answer) -> (answer.status() == HttpStatus.NOT_FOUND.value())
					? ask(address, "/health").map((health) -> readiness("/health", health))
					: Mono.just(readiness("/ready", answer)))
			// for who sends its answer drop by drop
			.timeout(this.timeout.multipliedBy(2))
			// whatever went wrong, it is not ready
			.onErrorResume((ex) -> Mono.just(new Readiness(false, !isTimeout(ex), reason(ex), null)));
	}

	/** The limits of the connection, of the answer's begin and of the whole answer. */
	private static boolean isTimeout(Throwable ex) {
		return Stream.iterate(ex, Objects::nonNull, Throwable::getCause)
			.anyMatch((cause) -> cause instanceof ConnectTimeoutException || cause instanceof ReadTimeoutException
					|| cause instanceof TimeoutException);
	}

	/** Time limits have no message. */
	private String reason(Throwable ex) {
		return (ex.getMessage() != null) ? ex.getMessage() : "no answer in " + this.timeout.toMillis() + " ms";
	}

	private Mono<Answer> ask(URI address, String path) {
		return this.http.get().uri(address.resolve(path)).httpRequest((request) -> {
			HttpClientRequest limited = request.getNativeRequest();
			limited.responseTimeout(this.timeout);
		})
			.exchangeToMono((response) -> response.bodyToMono(String.class)
				.defaultIfEmpty("")
				.map((body) -> new Answer(response.statusCode().value(),
						response.headers().asHttpHeaders().getFirst(InstanceHeaders.INSTANCE_ID), body)));
	}

	/** What has neither path but answers is at least there. */
	private Readiness readiness(String path, Answer answer) {
		boolean ready = HttpStatus.valueOf(answer.status()).is2xxSuccessful()
				|| answer.status() == HttpStatus.NOT_FOUND.value();
		String name = (answer.instanceId() != null) ? answer.instanceId() : service(answer.body());
		return new Readiness(ready, true, path + " answered " + answer.status(),
				(name != null && NAME.matcher(name).matches()) ? name : null);
	}

	private @Nullable String service(String body) {
		try {
			return this.json.readTree(body).path("service").asString(null);
		}
		catch (JacksonException ex) {
			// not ours, and it says no name
			return null;
		}
	}

	private record Answer(int status, @Nullable String instanceId, String body) {
	}

}
