package dev.rollcall.starter.instance;

import java.net.InetAddress;
import java.net.UnknownHostException;

/** Tells addresses that only this machine reaches from all others. */
public final class Loopback {

	private Loopback() {
	}

	/**
	 * Whether nobody but this machine reaches an address.
	 * @param host a name or an address
	 * @return false for a name that does not resolve too, and for an empty one, which for
	 * servers means every address
	 */
	public static boolean isLoopback(String host) {
		try {
			return !host.isBlank() && InetAddress.getByName(host).isLoopbackAddress();
		}
		catch (UnknownHostException ex) {
			return false;
		}
	}

}
