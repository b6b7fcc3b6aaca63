package dev.rollcall.client.balance;

import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.channels.UnresolvedAddressException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import dev.rollcall.client.json.JsonObject;

/**
 * Asks one process something and waits for the whole answer, for a limited time. Nothing
 * is repeated here, redirected, or sent through a proxy.
 */
public final class Http {

	/** More than the longest accumulator, 10,000 digits, and a list of a few hundred. */
	private static final int BODY_MAX = 1_048_576;

	private final TimeLimits limits;

	private final HttpClient client;

	/**
	 * Creates one; it connects to nothing yet.
	 * @param limits how long it waits
	 */
	public Http(TimeLimits limits) {
		this.limits = limits;
		this.client = HttpClient.newBuilder()
			.version(HttpClient.Version.HTTP_1_1)
			.connectTimeout(limits.connect())
			.followRedirects(HttpClient.Redirect.NEVER)
			.proxy(HttpClient.Builder.NO_PROXY)
			.build();
	}

	/**
	 * How long it waits.
	 * @return the limits
	 */
	public TimeLimits limits() {
		return this.limits;
	}

	/**
	 * Sends a GET.
	 * @param uri what is asked for
	 * @param limit until the answer is there in full
	 * @return the answer, whatever its status
	 * @throws NoAnswerException when there is none in time
	 * @throws InterruptedException when interrupted while waiting
	 */
	public Answer get(URI uri, Duration limit) throws NoAnswerException, InterruptedException {
		return send(HttpRequest.newBuilder(uri).header("Accept", "application/json").build(), limit);
	}

	/**
	 * Sends a POST of JSON.
	 * @param uri where to
	 * @param body the JSON
	 * @param headers names and values besides the usual ones
	 * @param limit until the answer is there in full
	 * @return the answer, whatever its status
	 * @throws NoAnswerException when there is none in time
	 * @throws InterruptedException when interrupted while waiting
	 */
	public Answer post(URI uri, JsonObject body, Map<String, String> headers, Duration limit)
			throws NoAnswerException, InterruptedException {
		HttpRequest.Builder request = HttpRequest.newBuilder(uri)
			.header("Accept", "application/json")
			.header("Content-Type", "application/json")
			.POST(HttpRequest.BodyPublishers.ofString(body.write()));
		headers.forEach(request::header);
		return send(request.build(), limit);
	}

	/**
	 * The request's own time limit ends with the head of the answer; this one does not.
	 */
	private Answer send(HttpRequest request, Duration limit) throws NoAnswerException, InterruptedException {
		CompletableFuture<HttpResponse<String>> response = this.client.sendAsync(request,
				BodyHandlers.limiting(BodyHandlers.ofString(), BODY_MAX));
		try {
			return answer(response.get(limit.toMillis(), TimeUnit.MILLISECONDS));
		}
		catch (TimeoutException ex) {
			throw new NoAnswerException("no answer within " + seconds(limit), false, ex);
		}
		catch (ExecutionException ex) {
			if (ex.getCause() instanceof IOException cause) {
				throw noAnswer(cause);
			}
			throw new IllegalStateException("The HTTP client failed", ex);
		}
		finally {
			response.cancel(true);
		}
	}

	private static Answer answer(HttpResponse<String> response) {
		return new Answer(response.statusCode(), response.headers().firstValue("Retry-After").isPresent(),
				JsonObject.parse(response.body()).orElse(JsonObject.empty()));
	}

	private static NoAnswerException noAnswer(IOException cause) {
		return switch (cause) {
			case HttpConnectTimeoutException ex -> new NoAnswerException("connection timed out", true, ex);
			case ConnectException ex when ex.getCause() instanceof UnresolvedAddressException ->
				new NoAnswerException("unknown host", true, ex);
			case ConnectException ex -> new NoAnswerException("connection refused", true, ex);
			default -> new NoAnswerException("connection lost", false, cause);
		};
	}

	private static String seconds(Duration limit) {
		return (limit.toMillisPart() == 0) ? limit.toSeconds() + " s" : limit.toMillis() + " ms";
	}

}
