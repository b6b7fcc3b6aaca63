package dev.rollcall.cluster;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.HttpURLConnection;
import java.net.Proxy;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;

/**
 * Asks one process something over HTTP. By the JDK's old client: it is there at once,
 * while loading the new one takes longer than the whole question.
 */
final class Probe {

	static final int OK = HttpURLConnection.HTTP_OK;

	/** What is read of an answer; health answers are some 1,000 bytes. */
	private static final int BODY_MAX = 65_536;

	private static final Duration READY_LIMIT = Duration.ofSeconds(2);

	private Probe() {
	}

	/**
	 * An answer.
	 *
	 * @param status the status code
	 * @param body the text, at most 64 KiB of it
	 */
	record Answer(int status, String body) {

		boolean isOk() {
			return this.status == OK;
		}

	}

	/**
	 * Who asks (RFC 7617).
	 *
	 * @param user the name
	 * @param password the password
	 */
	record Credential(String user, String password) {

		private String authorization() {
			return "Basic " + Base64.getEncoder()
				.encodeToString((this.user + ":" + this.password).getBytes(StandardCharsets.UTF_8));
		}

		@Override
		public String toString() {
			return this.user;
		}

	}

	/**
	 * Sends a GET.
	 * @param limit for connecting, and again for waiting for the answer
	 * @throws IOException when there is no answer
	 */
	static Answer get(int port, String path, Duration limit) throws IOException {
		return answer(open(port, path, limit));
	}

	/**
	 * Sends a POST of JSON, otherwise the same.
	 */
	static Answer post(int port, String path, String json, Duration limit) throws IOException {
		HttpURLConnection connection = open(port, path, limit);
		connection.setDoOutput(true);
		connection.setRequestProperty("Content-Type", "application/json");
		try (OutputStream body = connection.getOutputStream()) {
			body.write(json.getBytes(StandardCharsets.UTF_8));
		}
		return answer(connection);
	}

	/**
	 * Sends a GET and stores what comes, all of it.
	 * @param into an existing file
	 * @param limit as for any GET
	 * @return the status code; nothing is stored unless it is 200
	 * @throws IOException when there is no whole answer
	 */
	static int download(int port, String path, Credential credential, Path into, Duration limit) throws IOException {
		HttpURLConnection connection = open(port, path, limit);
		connection.setRequestProperty("Accept", "*/*");
		connection.setRequestProperty("Authorization", credential.authorization());
		int status = connection.getResponseCode();
		if (status != OK) {
			return status;
		}
		long announced = connection.getContentLengthLong();
		try (InputStream content = connection.getInputStream();
				OutputStream file = Files.newOutputStream(into, StandardOpenOption.WRITE)) {
			long received = content.transferTo(file);
			if (received != announced) {
				throw new IOException("%d bytes of %d came from port %d".formatted(received, announced, port));
			}
		}
		return status;
	}

	/**
	 * Whether the path answers 200 now.
	 */
	static boolean isOk(int port, String path) {
		try {
			return get(port, path, READY_LIMIT).isOk();
		}
		catch (IOException ex) {
			// No answer is an answer: not yet.
			return false;
		}
	}

	private static HttpURLConnection open(int port, String path, Duration limit) throws IOException {
		// Never through a proxy, whatever the system is set to.
		HttpURLConnection connection = (HttpURLConnection) URI.create("http://127.0.0.1:" + port + path)
			.toURL()
			.openConnection(Proxy.NO_PROXY);
		connection.setConnectTimeout((int) limit.toMillis());
		connection.setReadTimeout((int) limit.toMillis());
		connection.setInstanceFollowRedirects(false);
		connection.setUseCaches(false);
		Map.of("Accept", "application/json", "Connection", "close").forEach(connection::setRequestProperty);
		return connection;
	}

	private static Answer answer(HttpURLConnection connection) throws IOException {
		int status = connection.getResponseCode();
		InputStream stream = (status < HttpURLConnection.HTTP_BAD_REQUEST) ? connection.getInputStream()
				: connection.getErrorStream();
		if (stream == null) {
			return new Answer(status, "");
		}
		try (stream) {
			return new Answer(status, new String(stream.readNBytes(BODY_MAX), StandardCharsets.UTF_8));
		}
	}

}
