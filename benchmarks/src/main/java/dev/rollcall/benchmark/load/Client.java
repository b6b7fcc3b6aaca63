package dev.rollcall.benchmark.load;

import java.io.EOFException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;

import dev.rollcall.benchmark.process.BenchmarkException;

/** One connection, on which one request at a time is under way. */
final class Client {

	/** More than any answer that is asked for here. */
	private static final int ANSWER_SIZE_MAX = 1 << 16;

	private static final int STATUS_AT = "HTTP/1.1 ".length();

	private static final int STATUS_DIGITS = 3;

	private static final String END_OF_HEAD = "\r\n\r\n";

	private static final String LENGTH = "\r\ncontent-length: ";

	private static final String CHUNKED = "\r\ntransfer-encoding: chunked";

	/** JSON has no such line of its own. */
	private static final byte[] LAST_CHUNK = "\r\n0\r\n\r\n".getBytes(StandardCharsets.US_ASCII);

	private final SocketChannel channel;

	private final ByteBuffer answer = ByteBuffer.allocate(ANSWER_SIZE_MAX);

	/** Of head and body; 0 until the head is there, or when the answer does not say. */
	private int answerSize;

	private boolean chunked;

	private long sentNanos;

	private Client(SocketChannel channel) {
		this.channel = channel;
	}

	static Client connect(int port, Selector selector) throws IOException {
		SocketChannel channel = SocketChannel.open(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
		channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
		channel.configureBlocking(false);
		Client client = new Client(channel);
		channel.register(selector, SelectionKey.OP_READ, client);
		return client;
	}

	void send(String request) throws IOException {
		this.answer.clear();
		this.answerSize = 0;
		this.chunked = false;
		ByteBuffer bytes = ByteBuffer.wrap(request.getBytes(StandardCharsets.US_ASCII));
		this.sentNanos = System.nanoTime();
		// the socket's buffer is empty: the last request was read whole
		if (this.channel.write(bytes) < 0 || bytes.hasRemaining()) {
			throw new IOException("The request does not fit into the buffer of its socket");
		}
	}

	long sentNanos() {
		return this.sentNanos;
	}

	/** Reads what has come. */
	boolean isAnswered(int status) throws IOException {
		if (this.channel.read(this.answer) < 0) {
			throw new EOFException("The server has closed the connection");
		}
		if (this.answerSize == 0 && !this.chunked) {
			readHead(status);
		}
		if (this.chunked) {
			int end = this.answer.position();
			int from = Math.max(0, end - LAST_CHUNK.length);
			return Arrays.equals(this.answer.array(), from, end, LAST_CHUNK, 0, LAST_CHUNK.length);
		}
		return this.answerSize > 0 && this.answer.position() >= this.answerSize;
	}

	private void readHead(int status) {
		String text = new String(this.answer.array(), 0, this.answer.position(), StandardCharsets.ISO_8859_1);
		int end = text.indexOf(END_OF_HEAD);
		if (end < 0) {
			return;
		}
		if (!text.startsWith(Integer.toString(status), STATUS_AT)) {
			throw new BenchmarkException(
					"not " + status + " but " + text.substring(STATUS_AT, STATUS_AT + STATUS_DIGITS) + ": " + text);
		}
		String head = text.substring(0, end).toLowerCase(Locale.ROOT);
		this.chunked = head.contains(CHUNKED);
		if (this.chunked) {
			return;
		}
		int length = head.indexOf(LENGTH);
		if (length < 0) {
			throw new BenchmarkException("an answer of unknown length: " + text);
		}
		int from = length + LENGTH.length();
		int to = head.indexOf('\r', from);
		this.answerSize = end + END_OF_HEAD.length()
				+ Integer.parseInt(head.substring(from, (to < 0) ? head.length() : to));
	}

	void close() throws IOException {
		this.channel.close();
	}

}
