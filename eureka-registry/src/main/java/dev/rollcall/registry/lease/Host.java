package dev.rollcall.registry.lease;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/**
 * Where an instance says that it is, whichever way it registers. An address has one
 * spelling here: those that write 169.254.169.254 as 2852039166, 0xa9fea9fe,
 * 0251.0376.43518 or [::ffff:a9fe:a9fe] are no hosts.
 *
 * @param text a name or an IPv4 address, or an IPv6 address in brackets
 * @param address the address, of a name none
 */
public record Host(String text, @Nullable InetAddress address) {

	/** The rule of {@link #isForbidden()} in words. */
	public static final String FORBIDDEN = "must not be an address that nobody can reach, a link-local one or that"
			+ " of a cloud's metadata";

	private static final String LABEL = "[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?";

	private static final Pattern NAME = Pattern.compile(LABEL + "(?:\\." + LABEL + ")*");

	/**
	 * A name that ends like this is an address to somebody: RFC 3986, WHATWG, inet_aton.
	 */
	private static final Pattern NUMERIC_END = Pattern.compile("(?:.*\\.)?(?:[0-9]+|0x[0-9a-f]*)");

	/** What Eureka's clients call their machines, such as {@code Data_service.1}. */
	private static final Pattern MACHINE = Pattern.compile("[A-Za-z0-9._-]{1,253}");

	private static final String NUMBER = "(?:[0-9]+|0[xX][0-9a-fA-F]*)";

	/** Whole names that are an address to inet_aton, and partly to Java. */
	private static final Pattern NUMERIC = Pattern.compile(NUMBER + "(?:\\." + NUMBER + ")*\\.?");

	private static final String BYTE = "(?:25[0-5]|2[0-4][0-9]|1[0-9]{2}|[1-9]?[0-9])";

	private static final Pattern IPV4 = Pattern.compile(BYTE + "(?:\\." + BYTE + "){3}");

	private static final Pattern IPV6 = Pattern.compile("\\[[0-9A-Fa-f:.]{2,45}]");

	/** Where clouds tell a machine its secrets. */
	private static final Set<String> METADATA_NAMES = Set.of("metadata", "metadata.google.internal", "metadata.goog",
			"instance-data", "instance-data.ec2.internal");

	/** Link-local, and the metadata addresses that are not. */
	private static final List<Network> METADATA_NETWORKS = List.of(new Network("169.254.0.0", 16),
			new Network("100.100.100.200", 32), new Network("168.63.129.16", 32), new Network("192.0.0.192", 32),
			new Network("fe80::", 10), new Network("fd00:ec2::", 32), new Network("fd20:ce::254", 128));

	/**
	 * Unspecified, multicast, broadcast: an instance that listens everywhere is nowhere.
	 */
	private static final List<Network> UNREACHABLE = List.of(new Network("0.0.0.0", 8), new Network("224.0.0.0", 4),
			new Network("255.255.255.255", 32), new Network("::", 128), new Network("ff00::", 8));

	private static final List<Network> LOCAL = List.of(new Network("::", 128), new Network("::1", 128));

	/** In these an IPv4 address is part of an IPv6 one. */
	private static final List<Network> EMBEDDING = List.of(new Network("::", 96), new Network("64:ff9b::", 96),
			new Network("64:ff9b:1::", 48), new Network("::ffff:0:0:0", 96), new Network("2002::", 16),
			new Network("2001::", 32));

	/**
	 * Reads the host of a URL.
	 * @param text in lower case, an IPv6 address in brackets
	 * @return the host; empty when it is none, or is an address in an unusual spelling
	 */
	public static Optional<Host> of(String text) {
		if (text.startsWith("[")) {
			return ofIpv6(text);
		}
		if (IPV4.matcher(text).matches()) {
			return Optional.of(new Host(text, InetAddress.ofLiteral(text)));
		}
		return (NAME.matcher(text).matches() && !NUMERIC_END.matcher(text).matches())
				? Optional.of(new Host(text, null)) : Optional.empty();
	}

	/**
	 * Reads what one of Eureka's clients calls its machine, which may be a name that is
	 * none in a URL's sense.
	 * @param text a name or an address, an IPv6 address in brackets
	 * @return the host; empty when it is none, or is an address in an unusual spelling
	 */
	static Optional<Host> ofMachine(String text) {
		if (text.startsWith("[")) {
			return ofIpv6(text);
		}
		if (!MACHINE.matcher(text).matches()) {
			return Optional.empty();
		}
		if (NUMERIC.matcher(text).matches()) {
			return IPV4.matcher(text).matches() ? of(text) : Optional.empty();
		}
		return Optional.of(new Host(text, null));
	}

	private static Optional<Host> ofIpv6(String text) {
		if (!IPV6.matcher(text).matches()) {
			return Optional.empty();
		}
		try {
			InetAddress address = InetAddress.ofLiteral(text.substring(1, text.length() - 1));
			boolean embeds = address instanceof Inet4Address || (isIn(EMBEDDING, address) && !isIn(LOCAL, address));
			return embeds ? Optional.empty() : Optional.of(new Host(text, address));
		}
		catch (IllegalArgumentException ex) {
			// what a text in brackets that is no address means to Java
			return Optional.empty();
		}
	}

	/**
	 * Whether requests to it would reach nobody, or what only the machine itself is meant
	 * to reach: a link-local address or a cloud's metadata. What a name resolves to is
	 * not asked: it may change at any time.
	 * @return whether nobody may register it
	 */
	public boolean isForbidden() {
		return (this.address != null) ? isIn(UNREACHABLE, this.address) || isIn(METADATA_NETWORKS, this.address)
				: METADATA_NAMES.contains(this.text.toLowerCase(Locale.ROOT).replaceFirst("\\.$", ""));
	}

	private static boolean isIn(List<Network> networks, InetAddress address) {
		return networks.stream().anyMatch((network) -> network.contains(address));
	}

	/**
	 * A range of addresses.
	 *
	 * @param first its first address
	 * @param bits how many bits all of them share
	 */
	private record Network(String first, int bits) {

		boolean contains(InetAddress address) {
			byte[] own = InetAddress.ofLiteral(this.first).getAddress();
			byte[] other = address.getAddress();
			int bytes = this.bits / Byte.SIZE;
			if (own.length != other.length || !Arrays.equals(own, 0, bytes, other, 0, bytes)) {
				return false;
			}
			int rest = this.bits % Byte.SIZE;
			return rest == 0 || ((own[bytes] ^ other[bytes]) & 0xff) >>> (Byte.SIZE - rest) == 0;
		}

	}

}
