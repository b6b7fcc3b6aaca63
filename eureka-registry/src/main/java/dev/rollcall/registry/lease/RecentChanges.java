package dev.rollcall.registry.lease;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;

import org.springframework.util.unit.DataSize;

/**
 * How much Eureka keeps of the past. Each registration that it takes is in its list of
 * recent changes for a while, whatever took its place since, and nothing ends that list.
 * For one thread at a time.
 */
final class RecentChanges {

	private final DataSize sizeMax;

	/** How long Eureka keeps a change, rather too long. */
	private final Duration kept;

	/** The one that Eureka tells the time by. */
	private final InstantSource clock;

	/** The oldest first. */
	private final Deque<Change> changes = new ArrayDeque<>();

	private long size;

	RecentChanges(DataSize sizeMax, Duration kept, InstantSource clock) {
		this.sizeMax = sizeMax;
		this.kept = kept;
		this.clock = clock;
	}

	/**
	 * Takes up a registration. Half of the room is for the cluster alone.
	 * @param description what it says
	 * @param origin of whom
	 * @throws RefusedRegistrationException when there is no room for it
	 */
	void add(Description description, Origin origin) {
		Instant now = this.clock.instant();
		while (!this.changes.isEmpty() && this.changes.getFirst().at().isBefore(now.minus(this.kept))) {
			this.size -= this.changes.removeFirst().size();
		}
		long max = (origin == Origin.FOREIGN) ? this.sizeMax.toBytes() / 2 : this.sizeMax.toBytes();
		Change change = new Change(now, description.size());
		if (this.size + change.size() > max) {
			throw new RefusedRegistrationException(RegistryProblem.TOO_MANY_CHANGES, "The registrations of the last "
					+ this.kept.toSeconds() + " s that said something new have " + max + " bytes and may have no more",
					this.kept);
		}
		this.changes.add(change);
		this.size += change.size();
	}

	private record Change(Instant at, long size) {
	}

}
