package dev.rollcall.starter.testing;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A client that sends what a test says, byte for byte, over a real connection. */
public final class HttpProbe {

	private static final HttpClient HTTP = HttpClient.newHttpClient();

	private static final JsonMapper JSON = JsonMapper.builder().build();

	private final String baseUrl;

	private final Map<String, String> headers = new LinkedHashMap<>();

	/**
	 * Creates a probe of one process.
	 * @param port its port on this machine
	 */
	public HttpProbe(int port) {
		this("http://localhost:" + port);
	}

	/**
	 * Creates a probe.
	 * @param baseUrl scheme, host and port
	 */
	public HttpProbe(String baseUrl) {
		this.baseUrl = baseUrl;
	}

	/**
	 * The same probe with one more header on every request.
	 * @param name the header's name
	 * @param value its value
	 * @return a new probe
	 */
	public HttpProbe with(String name, String value) {
		HttpProbe copy = new HttpProbe(this.baseUrl);
		copy.headers.putAll(this.headers);
		copy.headers.put(name, value);
		return copy;
	}

	/**
	 * The same probe of another address.
	 * @param baseUrl scheme, host and port
	 * @return a new probe
	 */
	public HttpProbe at(String baseUrl) {
		HttpProbe copy = new HttpProbe(baseUrl);
		copy.headers.putAll(this.headers);
		return copy;
	}

	/**
	 * The same probe with a bearer token.
	 * @param token the token
	 * @return a new probe
	 */
	public HttpProbe as(String token) {
		return with("Authorization", "Bearer " + token);
	}

	public Answer get(String path) {
		return send("GET", path, BodyPublishers.noBody());
	}

	public Answer delete(String path) {
		return send("DELETE", path, BodyPublishers.noBody());
	}

	public Answer post(String path, String json) {
		return send("POST", path, BodyPublishers.ofString(json));
	}

	public Answer put(String path, String json) {
		return send("PUT", path, BodyPublishers.ofString(json));
	}

	/**
	 * Posts a body whose length is not announced.
	 * @param path path and query
	 * @param json the body
	 * @return the answer
	 */
	public Answer postChunked(String path, String json) {
		return send("POST", path,
				BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(json.getBytes(StandardCharsets.UTF_8))));
	}

	/**
	 * Sends any request. The content type is JSON unless a header says otherwise.
	 * @param method the method
	 * @param path path and query
	 * @param body the body
	 * @return the answer
	 */
	public Answer send(String method, String path, BodyPublisher body) {
		HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(this.baseUrl + path))
			.timeout(Duration.ofSeconds(30))
			.method(method, body)
			.setHeader("Content-Type", "application/json");
		this.headers.forEach(request::setHeader);
		try {
			HttpResponse<String> response = HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
			return new Answer(response);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IllegalStateException(ex);
		}
	}

	/**
	 * An answer.
	 *
	 * @param response as it came
	 */
	public record Answer(HttpResponse<String> response) {

		public int status() {
			return this.response.statusCode();
		}

		public String text() {
			return this.response.body();
		}

		public JsonNode json() {
			return JSON.readTree(this.response.body());
		}

		/**
		 * The first value of a header.
		 * @param name its name
		 * @return the value, or an empty text
		 */
		public String header(String name) {
			return this.response.headers().firstValue(name).orElse("");
		}

	}

}
