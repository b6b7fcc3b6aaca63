package dev.rollcall.gateway.balance;

import reactor.core.publisher.Flux;

import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.http.HttpHeaders;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.http.server.reactive.ServerHttpRequestDecorator;

/**
 * A request that knows whether it can be sent once more: a body can be read from the
 * client only once, so that a try which began to send it was the last one.
 */
class RepeatableRequest extends ServerHttpRequestDecorator {

	private final boolean bodyless;

	private volatile boolean begun;

	RepeatableRequest(ServerHttpRequest request) {
		super(request);
		HttpHeaders headers = request.getHeaders();
		this.bodyless = headers.getContentLength() <= 0 && !headers.containsHeader(HttpHeaders.TRANSFER_ENCODING);
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
