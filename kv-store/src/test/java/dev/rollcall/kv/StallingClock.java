package dev.rollcall.kv;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.concurrent.locks.ReentrantReadWriteLock;

/**
 * The system's time, which the engine's writer does not get while a test stalls it: as if
 * the disk did not answer.
 */
public final class StallingClock extends Clock {

	private final Clock system = Clock.systemUTC();

	private final ReentrantReadWriteLock stalled = new ReentrantReadWriteLock();

	/**
	 * Runs with a writer that commits nothing.
	 * @param during what runs
	 */
	public void stall(Runnable during) {
		this.stalled.writeLock().lock();
		try {
			during.run();
		}
		finally {
			this.stalled.writeLock().unlock();
		}
	}

	@Override
	public Instant instant() {
		if (Thread.currentThread().getName().equals("kv-writer")) {
			this.stalled.readLock().lock();
			this.stalled.readLock().unlock();
		}
		return this.system.instant();
	}

	@Override
	public ZoneId getZone() {
		return this.system.getZone();
	}

	@Override
	public Clock withZone(ZoneId zone) {
		return this.system.withZone(zone);
	}

}
