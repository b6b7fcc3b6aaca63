package dev.rollcall.gateway.balance;

import java.util.List;

import reactor.core.publisher.Flux;

import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.http.HttpHeaders;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.http.server.reactive.ServerHttpRequestDecorator;

/**
 * A request that knows whether it can be sent once more: a body can be read from the
 * client only once, so that a try which began to send it was the last one. What its
 * sender proves itself with is not for everybody it may be sent to.
 */
class RepeatableRequest extends ServerHttpRequestDecorator {

	private static final List<String> CREDENTIALS = List.of(HttpHeaders.AUTHORIZATION, HttpHeaders.COOKIE);

	private final boolean bodyless;

	private volatile HttpHeaders headers;

	private volatile boolean begun;

	RepeatableRequest(ServerHttpRequest request) {
		super(request);
		HttpHeaders headers = request.getHeaders();
		this.headers = headers;
		this.bodyless = headers.getContentLength() <= 0 && !headers.containsHeader(HttpHeaders.TRANSFER_ENCODING);
	}

	/**
	 * Prepares the next try.
	 * @param instance who will get it; without the sender's credentials when foreign
	 */
	void goesTo(Instance instance) {
		HttpHeaders headers = getDelegate().getHeaders();
		if (instance.isForeign()) {
			headers = HttpHeaders.copyOf(headers);
			CREDENTIALS.forEach(headers::remove);
		}
		this.headers = headers;
	}

	@Override
	public HttpHeaders getHeaders() {
		return this.headers;
	}

	boolean canBeSent() {
		return this.bodyless || !this.begun;
	}

	@Override
	public Flux<DataBuffer> getBody() {
		return Flux.defer(() -> {
			if (this.begun && this.bodyless) {
				return Flux.empty();
			}
			this.begun = true;
			return super.getBody();
		});
	}

}
