package dev.rollcall.starter.discovery;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Redirect;
import java.net.http.HttpClient.Version;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;

import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;

/** Opens the registry's event stream. */
class EventSource {

	private final HttpRequest request;

	private final HttpClient http;

	private final DiscoveryProperties properties;

	EventSource(RegistryAddress registry, String authorization, DiscoveryProperties properties) {
		this.properties = properties;
		this.request = HttpRequest.newBuilder(registry.events())
			.header(HttpHeaders.AUTHORIZATION, authorization)
			.header(HttpHeaders.ACCEPT, MediaType.TEXT_EVENT_STREAM_VALUE)
			.timeout(properties.answerTimeout())
			.build();
		this.http = HttpClient.newBuilder()
			.version(Version.HTTP_1_1)
			.followRedirects(Redirect.NEVER)
			.connectTimeout(properties.connectTimeout())
			.build();
	}

	/**
	 * Opens a stream.
	 * @param lastEventId where to go on, null to begin with a snapshot
	 * @return the stream
	 * @throws StreamRefusedException when the registry answers with something else
	 * @throws IOException when it does not answer in time
	 * @throws InterruptedException when the caller is to stop
	 */
	EventStream open(@Nullable String lastEventId) throws IOException, InterruptedException {
		HttpRequest.Builder position = HttpRequest.newBuilder(this.request, (name, value) -> true);
		if (lastEventId != null) {
			position.header("Last-Event-ID", lastEventId);
		}
		HttpResponse<StreamBody> answer = this.http.send(position.build(), (head) -> new StreamBody());
		String type = answer.headers().firstValue(HttpHeaders.CONTENT_TYPE).orElse("");
		boolean stream = type.startsWith(MediaType.TEXT_EVENT_STREAM_VALUE);
		if (answer.statusCode() != HttpStatus.OK.value() || !stream) {
			answer.body().close();
			boolean missing = answer.statusCode() == HttpStatus.NOT_FOUND.value()
					|| answer.statusCode() == HttpStatus.OK.value();
			throw new StreamRefusedException("status " + answer.statusCode(), missing);
		}
		return new EventStream(answer.body(), this.properties.eventSizeMax().toBytes());
	}

}
