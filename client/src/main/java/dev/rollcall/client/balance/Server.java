package dev.rollcall.client.balance;

import java.net.URI;
import java.util.Comparator;

/**
 * A process that the registry lists.
 *
 * @param url its scheme, host and port
 * @param trusted whether it registered with the cluster's credential, so that a password
 * or token may be sent to it
 */
public record Server(URI url, boolean trusted) implements Comparable<Server> {

	private static final Comparator<Server> BY_ADDRESS = Comparator
		.<Server, String>comparing((server) -> server.url().getHost())
		.thenComparingInt((server) -> server.url().getPort());

	public Server {
		if (url.getHost() == null || !("http".equals(url.getScheme()) || "https".equals(url.getScheme()))) {
			throw new ClientException("not the address of a server: " + url);
		}
	}

	/**
	 * How it is called in the log.
	 * @return such as {@code localhost:5002}
	 */
	public String address() {
		return this.url.getAuthority();
	}

	/**
	 * In the order of addresses, which is the same in every session.
	 */
	@Override
	public int compareTo(Server other) {
		return BY_ADDRESS.compare(this, other);
	}

}
