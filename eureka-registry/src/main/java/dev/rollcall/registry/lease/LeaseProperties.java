package dev.rollcall.registry.lease;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * How much the registry holds.
 *
 * @param instancesMax instances in the whole registry, at least 1. One more: 429
 * @param textSizeMax bytes of all their ids, applications, hosts and metadata together,
 * at least 1 byte. More: 429. It keeps a snapshot of the event stream below what the
 * cluster's processes read ({@code rollcall.discovery.event-size-max}, 8 MB): JSON makes
 * twice as much of quoted text, and names and applications are in it twice
 * @param changesSizeMax bytes of memory for registrations that said something new in the
 * last minute, at least 512 KB, which has room for any. More: 429. Half of it for those
 * without the cluster's credential
 * @param refusalsMax different refused registrations that the log has named and does not
 * name again, at least 1; the oldest go first
 */
@ConfigurationProperties("rollcall.registry.lease")
record LeaseProperties(@DefaultValue("1000") int instancesMax, @DefaultValue("1536KB") DataSize textSizeMax,
		@DefaultValue("16MB") DataSize changesSizeMax, @DefaultValue("1000") int refusalsMax) {

	/** Twice what a body of 16 KB makes at most: most of it objects for metadata. */
	private static final long CHANGES_SIZE_MIN = DataSize.ofKilobytes(512).toBytes();

	LeaseProperties {
		requirePositive(instancesMax, "instances-max");
		requirePositive(textSizeMax.toBytes(), "text-size-max");
		requirePositive(refusalsMax, "refusals-max");
		if (changesSizeMax.toBytes() < CHANGES_SIZE_MIN) {
			throw new IllegalArgumentException("rollcall.registry.lease.changes-size-max must be at least "
					+ CHANGES_SIZE_MIN + " bytes, not " + changesSizeMax.toBytes());
		}
	}

	private static void requirePositive(long value, String name) {
		if (value < 1) {
			throw new IllegalArgumentException("rollcall.registry.lease." + name + " must be at least 1, not " + value);
		}
	}

}
