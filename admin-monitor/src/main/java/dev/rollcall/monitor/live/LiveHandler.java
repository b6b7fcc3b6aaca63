package dev.rollcall.monitor.live;

import java.io.IOException;

import jakarta.websocket.Session;

import org.springframework.stereotype.Component;
import org.springframework.web.socket.CloseStatus;
import org.springframework.web.socket.TextMessage;
import org.springframework.web.socket.WebSocketSession;
import org.springframework.web.socket.adapter.NativeWebSocketSession;
import org.springframework.web.socket.handler.TextWebSocketHandler;

/**
 * One connection. All it may say is {@code request-status}; anything else is passed over.
 */
@Component
class LiveHandler extends TextWebSocketHandler {

	private static final String REQUEST_STATUS = "request-status";

	/** Tomcat's name for the limit of one blocking send. */
	private static final String SEND_TIMEOUT = "org.apache.tomcat.websocket.BLOCKING_SEND_TIMEOUT";

	private final LiveFeed feed;

	private final LiveProperties properties;

	LiveHandler(LiveFeed feed, LiveProperties properties) {
		this.feed = feed;
		this.properties = properties;
	}

	@Override
	public void afterConnectionEstablished(WebSocketSession session) throws IOException {
		session.setTextMessageSizeLimit((int) this.properties.frameSizeMax().toBytes());
		session.setBinaryMessageSizeLimit((int) this.properties.frameSizeMax().toBytes());
		if (session instanceof NativeWebSocketSession wrapper
				&& wrapper.getNativeSession() instanceof Session connection) {
			connection.getUserProperties().put(SEND_TIMEOUT, this.properties.sendTimeout().toMillis());
		}
		if (!this.feed.join(session)) {
			session.close(CloseStatus.SERVICE_OVERLOAD);
		}
	}

	@Override
	protected void handleTextMessage(WebSocketSession session, TextMessage message) {
		if (REQUEST_STATUS.equals(message.getPayload().strip())) {
			this.feed.answer(session);
		}
	}

	@Override
	public void afterConnectionClosed(WebSocketSession session, CloseStatus status) {
		this.feed.leave(session);
	}

}
