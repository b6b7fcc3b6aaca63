package dev.rollcall.monitor.probe;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Redirect;
import java.net.http.HttpClient.Version;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import org.springframework.stereotype.Component;

/**
 * Asks addresses that others named. It follows no redirect, and neither an endless answer
 * nor one that stops half-way holds it: the JDK's own time limit ends with the headers.
 */
@Component
public class Probe {

	private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(1);

	private final HttpClient http = HttpClient.newBuilder()
		.version(Version.HTTP_1_1)
		.followRedirects(Redirect.NEVER)
		.connectTimeout(CONNECT_TIMEOUT)
		.executor(Executors.newVirtualThreadPerTaskExecutor())
		.build();

	/**
	 * Sends a GET request.
	 * @param address where to
	 * @param headers what to send with it
	 * @param timeout how long the whole answer may take
	 * @param bytesMax how long its body may be
	 * @return the answer
	 * @throws HttpTimeoutException when it took longer
	 * @throws IOException when nothing usable came
	 * @throws InterruptedException when the caller is to stop
	 */
	public HttpResponse<byte[]> get(URI address, Map<String, String> headers, Duration timeout, long bytesMax)
			throws IOException, InterruptedException {
		HttpRequest.Builder request = HttpRequest.newBuilder(address).timeout(timeout);
		headers.forEach(request::setHeader);
		CompletableFuture<HttpResponse<byte[]>> answer = this.http.sendAsync(request.build(),
				BodyHandlers.limiting(BodyHandlers.ofByteArray(), bytesMax));
		try {
			return answer.get(timeout.toNanos(), TimeUnit.NANOSECONDS);
		}
		catch (TimeoutException ex) {
			HttpTimeoutException late = new HttpTimeoutException("No whole answer in time");
			late.initCause(ex);
			throw late;
		}
		catch (ExecutionException ex) {
			if (ex.getCause() instanceof IOException failure) {
				throw failure;
			}
			throw new IllegalStateException(ex.getCause());
		}
		finally {
			// ends the exchange where it still runs
			answer.cancel(true);
		}
	}

}
