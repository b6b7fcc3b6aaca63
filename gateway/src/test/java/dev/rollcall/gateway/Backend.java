package dev.rollcall.gateway;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BiFunction;

import io.netty.channel.ChannelOption;
import io.netty.handler.codec.http.HttpHeaders;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Mono;
import reactor.netty.DisposableServer;
import reactor.netty.http.server.HttpServer;
import reactor.netty.http.server.HttpServerRequest;
import reactor.netty.http.server.HttpServerResponse;
import reactor.netty.resources.LoopResources;

/** A service as the gateway sees it: a real HTTP server that remembers what it got. */
public final class Backend implements AutoCloseable {

	private final String id;

	private final DisposableServer server;

	private final int port;

	private final List<Received> received = new CopyOnWriteArrayList<>();

	private final List<Received> probes = new CopyOnWriteArrayList<>();

	private volatile String scheme = "http";

	private volatile int ready = 200;

	private volatile boolean silent;

	/**
	 * Its own: a gateway that is closed in this JVM ends those that everybody shares, and
	 * a server on them can't be stopped any more.
	 */
	private static final LoopResources LOOPS = LoopResources.create("backend", 2, true);

	private Backend(String id, int port, BiFunction<Backend, HttpServerResponse, Publisher<Void>> answer) {
		this.id = id;
		this.server = HttpServer.create().runOn(LOOPS).host("127.0.0.1").port(port).handle((request, response) -> {
			if (request.uri().equals("/ready") || request.uri().equals("/health")) {
				return probed(request, response);
			}
			Mono<byte[]> body = request.receive().aggregate().asByteArray().defaultIfEmpty(new byte[0]);
			return body.flatMapMany((bytes) -> {
				this.received.add(new Received(request, bytes));
				return answer.apply(this, response);
			}).then();
		}).bindNow();
		this.port = this.server.port();
	}

	/** What the gateway asks for itself is not remembered as a request. */
	private Publisher<Void> probed(HttpServerRequest request, HttpServerResponse response) {
		this.probes.add(new Received(request, new byte[0]));
		if (this.silent) {
			return Mono.never();
		}
		int status = request.uri().equals("/ready") ? this.ready : 200;
		return response.status(status)
			.header("Content-Type", "application/json")
			.sendString(Mono.just("{\"status\":\"asked\",\"service\":\"" + this.id + "\"}"));
	}

	/**
	 * An instance that answers 200 with its id.
	 * @param id the name of the instance
	 * @return a running server
	 */
	public static Backend named(String id) {
		return answering(id, Backend::answerId);
	}

	private static Publisher<Void> answerId(Backend self, HttpServerResponse response) {
		return response.header("X-Instance-Id", self.id)
			.header("Content-Type", "text/plain")
			.sendString(Mono.just(self.id));
	}

	/**
	 * An instance with an answer of its own.
	 * @param id the name of the instance
	 * @param answer what it answers once it has the whole request
	 * @return a running server
	 */
	public static Backend answering(String id, BiFunction<Backend, HttpServerResponse, Publisher<Void>> answer) {
		return new Backend(id, 0, answer);
	}

	/**
	 * An instance that takes requests and dies of them.
	 * @param id the name of the instance
	 * @return a running server
	 */
	public static Backend dying(String id) {
		return answering(id, (self, response) -> {
			response.withConnection((connection) -> {
				// no lingering: a reset, as of a killed process
				connection.channel().config().setOption(ChannelOption.SO_LINGER, 0);
				connection.channel().close();
			});
			return Mono.never();
		});
	}

	/**
	 * An instance that is listed but not there.
	 * @param id the name of the instance
	 * @return a server that is closed already
	 */
	public static Backend dead(String id) {
		Backend backend = named(id);
		backend.close();
		return backend;
	}

	/**
	 * The same instance, started again.
	 * @return a running server on the port of this one, which is closed
	 */
	public Backend revived() {
		return new Backend(this.id, this.port, Backend::answerId);
	}

	public String id() {
		return this.id;
	}

	public URI address() {
		return URI.create(this.scheme + "://127.0.0.1:" + this.port);
	}

	public int port() {
		return this.port;
	}

	/**
	 * Says of itself that it speaks TLS, which it does not.
	 * @return this
	 */
	public Backend saysHttps() {
		this.scheme = "https";
		return this;
	}

	/**
	 * What {@code /ready} answers from now on.
	 * @param status 404 for an instance that has only {@code /health}
	 * @return this
	 */
	public Backend readiness(int status) {
		this.ready = status;
		return this;
	}

	/**
	 * Never answers whether it is ready, from now on.
	 * @return this
	 */
	public Backend silent() {
		this.silent = true;
		return this;
	}

	/**
	 * The questions whether it is ready.
	 * @return in their order
	 */
	public List<Received> probes() {
		return this.probes;
	}

	public List<Received> received() {
		return this.received;
	}

	public Received only() {
		if (this.received.size() != 1) {
			throw new AssertionError(this.id + " got " + this.received.size() + " requests");
		}
		return this.received.getFirst();
	}

	@Override
	public void close() {
		this.server.disposeNow(Duration.ofSeconds(10));
	}

	/**
	 * A request.
	 *
	 * @param method its method
	 * @param target path and query, byte for byte
	 * @param headers its headers
	 * @param body its body
	 */
	public record Received(String method, String target, HttpHeaders headers, byte[] body) {

		private Received(HttpServerRequest request, byte[] body) {
			this(request.method().name(), request.uri(), request.requestHeaders().copy(), body);
		}

	}

}
