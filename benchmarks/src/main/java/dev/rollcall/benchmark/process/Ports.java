package dev.rollcall.benchmark.process;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Ports of this machine.
 */
public final class Ports {

	/**
	 * Above those that our own clusters choose, and below those that systems give to
	 * outgoing connections: nobody takes one between choosing it and listening on it.
	 */
	private static final int LOWEST = 30_001;

	private static final int HIGHEST = 32_700;

	private static final int CONNECT_LIMIT_MILLIS = 500;

	private static final int ANSWER_LIMIT_MILLIS = 2_000;

	private static final AtomicInteger NEXT = new AtomicInteger(LOWEST);

	private Ports() {
	}

	/**
	 * One that nobody listens on, another one each time.
	 * @return the port
	 */
	public static int free() {
		for (int port = NEXT.getAndIncrement(); port <= HIGHEST; port = NEXT.getAndIncrement()) {
			if (isFree(port)) {
				return port;
			}
		}
		throw new BenchmarkException("found no free port between " + LOWEST + " and " + HIGHEST);
	}

	private static boolean isFree(int port) {
		try (ServerSocket socket = new ServerSocket()) {
			socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
			return true;
		}
		catch (IOException ex) {
			// Somebody has it: that is the answer.
			return false;
		}
	}

	/**
	 * Whether somebody accepts connections.
	 * @param port where
	 * @return whether a connection was made
	 */
	public static boolean accepts(int port) {
		try (Socket socket = new Socket()) {
			socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), CONNECT_LIMIT_MILLIS);
			return true;
		}
		catch (IOException ex) {
			// Refused: that is the answer.
			return false;
		}
	}

	/**
	 * Whether a GET is answered with 200 now.
	 * @param url what to ask
	 * @return whether it was, within 2 s
	 */
	public static boolean isOk(URI url) {
		try {
			HttpURLConnection connection = (HttpURLConnection) url.toURL().openConnection(Proxy.NO_PROXY);
			connection.setConnectTimeout(ANSWER_LIMIT_MILLIS);
			connection.setReadTimeout(ANSWER_LIMIT_MILLIS);
			boolean ok = connection.getResponseCode() == HttpURLConnection.HTTP_OK;
			connection.disconnect();
			return ok;
		}
		catch (IOException ex) {
			// No answer is an answer: not now.
			return false;
		}
	}

	/**
	 * Waits until somebody accepts connections.
	 * @param port where
	 * @param limit when to give up
	 * @return when it was so, by {@link System#nanoTime()}; at most 3 ms too late
	 * @throws InterruptedException when interrupted
	 */
	public static long awaitAccepting(int port, Duration limit) throws InterruptedException {
		Wait.until("port " + port + " accepts connections", Duration.ofMillis(2), limit, () -> accepts(port));
		return System.nanoTime();
	}

	/**
	 * The address of a port.
	 * @param port the port
	 * @param path begins with a slash
	 * @return such as {@code http://localhost:3000/health}
	 */
	public static URI url(int port, String path) {
		return URI.create("http://localhost:" + port + path);
	}

}
