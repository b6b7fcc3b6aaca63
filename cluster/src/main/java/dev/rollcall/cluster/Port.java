package dev.rollcall.cluster;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;

/**
 * Asks the system about a port of the loopback address.
 */
final class Port {

	private static final int CONNECT_LIMIT_MILLIS = 500;

	private Port() {
	}

	/**
	 * Whether a process could listen here now.
	 */
	static boolean isFree(int port) {
		return canListen(port) && !answers(port);
	}

	private static boolean canListen(int port) {
		try (ServerSocket socket = new ServerSocket()) {
			socket.bind(address(port));
			return true;
		}
		catch (IOException ex) {
			// Refused is the answer: somebody listens, or it is not ours to take.
			return false;
		}
	}

	/**
	 * macOS lets one listen on 127.0.0.1 beside somebody who listens on every address, so
	 * being able to listen does not prove that nobody does.
	 */
	private static boolean answers(int port) {
		try (Socket socket = new Socket()) {
			socket.connect(address(port), CONNECT_LIMIT_MILLIS);
			return true;
		}
		catch (IOException ex) {
			// Refused is the answer: nobody listens.
			return false;
		}
	}

	private static InetSocketAddress address(int port) {
		return new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), port);
	}

}
