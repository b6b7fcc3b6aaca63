package dev.rollcall.gateway.edge;

import java.net.InetAddress;

import dev.rollcall.starter.instance.WarmUpDoor;
import org.jspecify.annotations.Nullable;
import reactor.netty.DisposableServer;
import reactor.netty.http.server.HttpServer;

import org.springframework.http.server.reactive.HttpHandler;
import org.springframework.http.server.reactive.ReactorHttpHandlerAdapter;

/** A second server of reactor-netty before the gateway's own handler. */
class NettyDoor implements WarmUpDoor {

	private final HttpHandler handler;

	private @Nullable DisposableServer server;

	NettyDoor(HttpHandler handler) {
		this.handler = handler;
	}

	@Override
	public int open() {
		DisposableServer opened = HttpServer.create()
			.host(InetAddress.getLoopbackAddress().getHostAddress())
			.port(0)
			.handle(new ReactorHttpHandlerAdapter(this.handler))
			.bindNow();
		this.server = opened;
		return opened.port();
	}

	@Override
	public void close() {
		DisposableServer opened = this.server;
		if (opened != null) {
			opened.disposeNow();
		}
	}

}
