package dev.rollcall.monitor.live;

import java.io.IOException;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicBoolean;

import org.springframework.web.socket.CloseStatus;
import org.springframework.web.socket.TextMessage;
import org.springframework.web.socket.WebSocketSession;

/**
 * One who watches. Its frames go out on a thread of its own, so that nobody waits for a
 * slow reader; one who lets too many pile up is cut, because skipped frames would show it
 * a system that never was.
 */
class Viewer {

	private final WebSocketSession session;

	private final BlockingQueue<String> backlog;

	private final Thread sender;

	private final AtomicBoolean left = new AtomicBoolean();

	Viewer(WebSocketSession session, int backlogMax) {
		this.session = session;
		this.backlog = new LinkedBlockingQueue<>(backlogMax);
		this.sender = Thread.ofVirtual().name("live-" + session.getId()).unstarted(this::send);
	}

	void start() {
		this.sender.start();
	}

	/** Never waits. */
	void offer(String frame) {
		if (!this.left.get() && !this.backlog.offer(frame)) {
			leave();
		}
	}

	/**
	 * Ends the sender, and with it the connection; once, so that nothing disturbs the
	 * farewell.
	 */
	void leave() {
		if (this.left.compareAndSet(false, true)) {
			this.sender.interrupt();
		}
	}

	private void send() {
		try {
			while (true) {
				this.session.sendMessage(new TextMessage(this.backlog.take()));
			}
		}
		catch (InterruptedException ex) {
			// has left or reads too slowly; this thread ends here
			close(CloseStatus.SERVICE_OVERLOAD);
		}
		catch (IOException | IllegalStateException ex) {
			// gone, or did not take the frame in time
			close(CloseStatus.SESSION_NOT_RELIABLE);
		}
	}

	private void close(CloseStatus status) {
		try {
			this.session.close(status);
		}
		catch (IOException ex) {
			// nobody is there to be told
		}
	}

}
