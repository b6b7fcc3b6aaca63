package dev.rollcall.gateway.edge;

import io.netty.channel.ChannelHandler.Sharable;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOutboundHandlerAdapter;
import io.netty.channel.ChannelPromise;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpStatusClass;
import io.netty.handler.codec.http.LastHttpContent;
import reactor.netty.NettyPipeline;
import reactor.netty.http.server.HttpServer;

import org.springframework.boot.reactor.netty.NettyServerCustomizer;

/**
 * Has a connection read on after each answer. reactor-netty up to 1.3.7 forgets it
 * (reactor/reactor-netty#4361): a request that comes while the one before is being
 * finished is queued, and when it is then answered at once, as the gateway's own answers
 * are, nobody reads the connection any more and its next request waits for ever. Reading
 * where somebody reads already changes nothing.
 */
@Sharable
class KeepReading extends ChannelOutboundHandlerAdapter implements NettyServerCustomizer {

	@Override
	public HttpServer apply(HttpServer server) {
		return server.doOnChannelInit((observer, channel, peer) -> channel.pipeline()
			.addBefore(NettyPipeline.ReactiveBridge, KeepReading.class.getName(), this));
	}

	@Override
	public void write(ChannelHandlerContext context, Object message, ChannelPromise promise) throws Exception {
		super.write(context, message, promise);
		if (message instanceof LastHttpContent && !isInformational(message)) {
			context.executor().execute(context::read);
		}
	}

	private static boolean isInformational(Object message) {
		return message instanceof HttpResponse response
				&& response.status().codeClass() == HttpStatusClass.INFORMATIONAL;
	}

}
