package dev.rollcall.monitor.probe;

import java.io.IOException;
import java.net.MalformedURLException;
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
	 * @throws MalformedURLException when the address is none that can be asked, such as
	 * one with a port of 70000
	 * @throws HttpTimeoutException when it took longer
	 * @throws IOException when nothing usable came
	 * @throws InterruptedException when the caller is to stop
	 */
	public HttpResponse<byte[]> get(URI address, Map<String, String> headers, Duration timeout, long bytesMax)
			throws IOException, InterruptedException {
		CompletableFuture<HttpResponse<byte[]>> answer = send(address, headers, timeout, bytesMax);
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
			throw (ex.getCause() instanceof IllegalArgumentException notAsked) ? unusable(address, notAsked)
					: new IOException("The exchange failed", ex.getCause());
		}
		finally {
			// ends the exchange where it still runs
			answer.cancel(true);
		}
	}

	private CompletableFuture<HttpResponse<byte[]>> send(URI address, Map<String, String> headers, Duration timeout,
			long bytesMax) throws MalformedURLException {
		try {
			HttpRequest.Builder request = HttpRequest.newBuilder(address).timeout(timeout);
			headers.forEach(request::setHeader);
			return this.http.sendAsync(request.build(), BodyHandlers.limiting(BodyHandlers.ofByteArray(), bytesMax));
		}
		catch (IllegalArgumentException ex) {
			throw unusable(address, ex);
		}
	}

	private static MalformedURLException unusable(URI address, IllegalArgumentException cause) {
		MalformedURLException unusable = new MalformedURLException("Not an address that can be asked: " + address);
		unusable.initCause(cause);
		return unusable;
	}

}
