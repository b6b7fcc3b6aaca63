package dev.rollcall.data;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/**
 * A client that sends what a test says and reads no more of the answer than it is told.
 */
public final class SlowReader implements AutoCloseable {

	private static final int BUFFER_BYTES = 256 * 1024;

	private static final Duration PATIENCE = Duration.ofSeconds(40);

	private static final String END_OF_HEAD = "\r\n\r\n";

	private final Socket socket = new Socket();

	private final InputStream answer;

	/**
	 * Connects and sends the beginning of a request, or all of it.
	 * @param port of the service
	 * @param token of the user
	 * @param request its first line and its headers but for {@code Host} and
	 * {@code Authorization}
	 */
	public SlowReader(int port, String token, String... request) throws IOException {
		// what the kernel takes in for a client is as good as read
		this.socket.setReceiveBufferSize(BUFFER_BYTES);
		this.socket.setSoTimeout((int) PATIENCE.toMillis());
		this.socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
		String head = String.join("\r\n", request) + "\r\nHost: localhost\r\nAuthorization: Bearer " + token
				+ END_OF_HEAD;
		this.socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
		this.answer = new BufferedInputStream(this.socket.getInputStream(), 1024);
	}

	/**
	 * Reads the head of the answer and nothing of its body.
	 * @return its lines
	 */
	public String head() throws IOException {
		ByteArrayOutputStream head = new ByteArrayOutputStream();
		while (!head.toString(StandardCharsets.US_ASCII).endsWith(END_OF_HEAD)) {
			int next = this.answer.read();
			if (next < 0) {
				throw new IOException("The answer ends after " + head);
			}
			head.write(next);
		}
		return head.toString(StandardCharsets.US_ASCII);
	}

	/**
	 * Reads the rest of the answer, whose connection must end with it.
	 * @return the body as it was sent
	 */
	public String rest() throws IOException {
		return new String(this.answer.readAllBytes(), StandardCharsets.UTF_8);
	}

	@Override
	public void close() throws IOException {
		this.socket.close();
	}

}
