package dev.rollcall.gateway.edge;

import java.util.concurrent.atomic.AtomicLong;

import dev.rollcall.gateway.problem.ProblemResponse;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import org.springframework.core.Ordered;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.http.server.reactive.ServerHttpRequestDecorator;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;

/**
 * Refuses a body that is over its limit: at once where the length is announced, at the
 * first buffer too many where it is not. Nothing is collected.
 */
class BodyLimitFilter implements WebFilter, Ordered {

	private static final int ORDER = Ordered.HIGHEST_PRECEDENCE + 20;

	private final BodyLimitProperties limits;

	BodyLimitFilter(BodyLimitProperties limits) {
		this.limits = limits;
	}

	@Override
	public int getOrder() {
		return ORDER;
	}

	@Override
	public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
		HttpHeaders headers = exchange.getRequest().getHeaders();
		long announced = headers.getContentLength();
		if (announced <= 0 && !headers.containsHeader(HttpHeaders.TRANSFER_ENCODING)) {
			return chain.filter(exchange);
		}
		long limit = this.limits.limitBytes(exchange.getRequest().getURI().getRawPath());
		if (announced > limit) {
			return Mono.error(tooLarge(limit));
		}
		if (announced >= 0) {
			return chain.filter(exchange);
		}
		return chain.filter(exchange.mutate().request(new CountedRequest(exchange.getRequest(), limit)).build());
	}

	private static ProblemResponse tooLarge(long limit) {
		return new ProblemResponse(HttpStatus.CONTENT_TOO_LARGE,
				"The body is larger than the %,d bytes that this call takes".formatted(limit))
			.with("limitBytes", limit);
	}

	/** A request that hands out at most so many bytes. */
	private static final class CountedRequest extends ServerHttpRequestDecorator {

		private final long limit;

		private CountedRequest(ServerHttpRequest request, long limit) {
			super(request);
			this.limit = limit;
		}

		@Override
		public Flux<DataBuffer> getBody() {
			AtomicLong count = new AtomicLong();
			return super.getBody().handle((buffer, sink) -> {
				if (count.addAndGet(buffer.readableByteCount()) > this.limit) {
					DataBufferUtils.release(buffer);
					sink.error(tooLarge(this.limit));
				}
				else {
					sink.next(buffer);
				}
			});
		}

	}

}
