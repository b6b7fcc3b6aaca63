package dev.rollcall.registry.events;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The events that wait for one reader. Whoever adds one never waits; the reader's thread
 * does.
 */
final class Subscription {

	private final int queueSizeMax;

	private final ReentrantLock lock = new ReentrantLock();

	private final Condition changed = this.lock.newCondition();

	/** Guarded by {@link #lock}, as the end is. */
	private final Deque<byte[]> queue = new ArrayDeque<>();

	private Optional<String> end = Optional.empty();

	Subscription(int queueSizeMax) {
		this.queueSizeMax = queueSizeMax;
	}

	/**
	 * Adds an event, unless the subscription has ended.
	 * @param event as it goes over the wire
	 * @return whether there was room for it
	 */
	boolean offer(byte[] event) {
		this.lock.lock();
		try {
			if (this.end.isEmpty() && this.queue.size() >= this.queueSizeMax) {
				return false;
			}
			if (this.end.isEmpty()) {
				this.queue.add(event);
				this.changed.signal();
			}
			return true;
		}
		finally {
			this.lock.unlock();
		}
	}

	/**
	 * Ends the subscription behind the events that wait already.
	 * @param reason for the reader
	 */
	void end(String reason) {
		this.lock.lock();
		try {
			this.end = this.end.or(() -> Optional.of(reason));
			this.changed.signal();
		}
		finally {
			this.lock.unlock();
		}
	}

	/**
	 * Waits for the next event.
	 * @param timeout how long
	 * @return the event; empty when there was none, or will be none any more
	 * @throws InterruptedException when the reader's thread is to end
	 */
	Optional<byte[]> next(Duration timeout) throws InterruptedException {
		this.lock.lockInterruptibly();
		try {
			long remainingNanos = timeout.toNanos();
			while (this.queue.isEmpty() && this.end.isEmpty() && remainingNanos > 0) {
				remainingNanos = this.changed.awaitNanos(remainingNanos);
			}
			return Optional.ofNullable(this.queue.poll());
		}
		finally {
			this.lock.unlock();
		}
	}

	/**
	 * Why nothing more will come.
	 * @return the reason; empty while something may
	 */
	Optional<String> ended() {
		this.lock.lock();
		try {
			return this.queue.isEmpty() ? this.end : Optional.empty();
		}
		finally {
			this.lock.unlock();
		}
	}

}
