package dev.rollcall.gateway;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Requests that no HTTP client would send. */
public final class RawHttp {

	private RawHttp() {
	}

	/**
	 * Sends bytes and reads until the other side closes.
	 * @param port a port of this machine
	 * @param requestLine method, target and version
	 * @param headers the headers, beyond {@code Host} and {@code Connection: close}
	 * @return the answer
	 */
	public static Answer send(int port, String requestLine, String... headers) {
		StringBuilder request = new StringBuilder(requestLine).append("\r\nHost: localhost:").append(port);
		List.of(headers).forEach((header) -> request.append("\r\n").append(header));
		if (List.of(headers).stream().noneMatch((header) -> header.startsWith("Connection:"))) {
			request.append("\r\nConnection: close");
		}
		request.append("\r\n\r\n");
		try (Socket socket = new Socket("127.0.0.1", port)) {
			socket.setSoTimeout(10_000);
			socket.getOutputStream().write(request.toString().getBytes(StandardCharsets.ISO_8859_1));
			socket.getOutputStream().flush();
			return new Answer(new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/**
	 * An answer.
	 *
	 * @param text head and body
	 */
	public record Answer(String text) {

		public int status() {
			return Integer.parseInt(this.text.substring("HTTP/1.1 ".length(), "HTTP/1.1 ".length() + 3));
		}

		/**
		 * Counts a header.
		 * @param name its name
		 * @return how often it is there
		 */
		public long count(String name) {
			return this.text.lines().filter((line) -> line.toLowerCase().startsWith(name.toLowerCase() + ":")).count();
		}

	}

}
