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

	private static final String HANGS_UP = "\r\nconnection: close";

	/** The server has too much to do. */
	private static final int UNAVAILABLE = 503;

	private final int port;

	private final Selector selector;

	private SocketChannel channel;

	private final ByteBuffer answer = ByteBuffer.allocate(ANSWER_SIZE_MAX);

	/** Of head and body; 0 until the head is there, or when the answer does not say. */
	private int answerSize;

	private boolean chunked;

	private boolean refused;

	private boolean hangsUp;

	private long sentNanos;

	private Client(int port, Selector selector) throws IOException {
		this.port = port;
		this.selector = selector;
		this.channel = connect();
	}

	static Client connect(int port, Selector selector) throws IOException {
		return new Client(port, selector);
	}

	private SocketChannel connect() throws IOException {
		SocketChannel connected = SocketChannel
			.open(new InetSocketAddress(InetAddress.getLoopbackAddress(), this.port));
		connected.setOption(StandardSocketOptions.TCP_NODELAY, true);
		connected.configureBlocking(false);
		connected.register(this.selector, SelectionKey.OP_READ, this);
		return connected;
	}

	void send(String request) throws IOException {
		if (this.hangsUp) {
			this.channel.close();
			this.channel = connect();
		}
		this.answer.clear();
		this.hangsUp = false;
		this.refused = false;
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

	/** Whether the answer was that the server has too much to do. */
	boolean isRefused() {
		return this.refused;
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
		int found = Integer.parseInt(text.substring(STATUS_AT, STATUS_AT + STATUS_DIGITS));
		this.refused = found == UNAVAILABLE;
		if (found != status && !this.refused) {
			throw new BenchmarkException("not " + status + " but " + text);
		}
		String head = text.substring(0, end).toLowerCase(Locale.ROOT);
		this.hangsUp = head.contains(HANGS_UP);
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
