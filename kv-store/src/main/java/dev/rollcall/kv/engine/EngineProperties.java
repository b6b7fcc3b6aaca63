package dev.rollcall.kv.engine;

import java.nio.file.Path;
import java.time.Duration;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * How the store keeps its entries.
 *
 * @param folder where its file lies; one process at a time
 * @param sizeMax what all entries may take in memory, 256 bytes for each besides its
 * texts; 1 byte or more; beyond, writes that need more are refused with 507. At most a
 * quarter of the heap: after a failed commit they may be there twice for a moment
 * @param digitsMax how many decimal digits a calculated integer has at most, 1 or more;
 * beyond, 422
 * @param batchMax how many waiting writes share a commit at most, 1 or more
 * @param queueSizeMax how many writes may wait for their commit, 1 or more; beyond, 503
 * at once. Each holds a thread of the server, so it is well below
 * {@code server.tomcat.threads.max}: a disk that stalls must not stop reads
 * @param writeTimeout how long a write waits for its commit before it is answered 503,
 * longer than 0
 * @param sweepInterval how often expired entries are removed from memory and disk when
 * nobody writes, longer than 0; they are absent before that too
 * @param replays how results of calculations are kept for those who ask again
 */
@ConfigurationProperties("rollcall.kv.engine")
record EngineProperties(Path folder, @DefaultValue("32MB") DataSize sizeMax, @DefaultValue("10000") int digitsMax,
		@DefaultValue("512") int batchMax, @DefaultValue("32") int queueSizeMax,
		@DefaultValue("2s") Duration writeTimeout, @DefaultValue("1s") Duration sweepInterval,
		@DefaultValue Replays replays) {

	private static final String PREFIX = "rollcall.kv.engine.";

	EngineProperties {
		requirePositive(sizeMax.toBytes(), "size-max");
		requirePositive(digitsMax, "digits-max");
		requirePositive(batchMax, "batch-max");
		requirePositive(queueSizeMax, "queue-size-max");
		requirePositive(writeTimeout.toMillis(), "write-timeout");
		requirePositive(sweepInterval.toMillis(), "sweep-interval");
	}

	private static void requirePositive(long value, String name) {
		if (value < 1) {
			throw new IllegalArgumentException(PREFIX + name + " must be positive, not " + value);
		}
	}

	/**
	 * How results are kept for those who ask again.
	 *
	 * @param countMax how many, 1 or more; the oldest go first
	 * @param sizeMax what their texts may take on the disk, 1 byte or more; the oldest go
	 * first
	 * @param ageMax for how long, longer than 0
	 */
	record Replays(@DefaultValue("1000000") int countMax, @DefaultValue("64MB") DataSize sizeMax,
			@DefaultValue("24h") Duration ageMax) {

		Replays {
			requirePositive(countMax, "replays.count-max");
			requirePositive(sizeMax.toBytes(), "replays.size-max");
			requirePositive(ageMax.toMillis(), "replays.age-max");
		}

	}

}
