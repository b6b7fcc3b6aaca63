package dev.rollcall.starter.database;

import java.time.Duration;
import java.util.function.Supplier;

/**
 * When a call that has waited for something else already has to have its turn to write,
 * so that its waits do not add up. Without one it waits as long as any write
 * ({@code rollcall.database.sqlite.write-wait-max} or
 * {@code rollcall.database.postgresql.lock-wait-max}), and never longer.
 */
public final class WriteDeadline {

	private static final ScopedValue<Long> DEADLINE_NANOS = ScopedValue.newInstance();

	private WriteDeadline() {
	}

	/**
	 * Makes a call of which the waits for a turn end by then; those for a row do not.
	 * @param deadlineNanos of {@link System#nanoTime()}
	 * @param call what is to be done in this thread
	 * @param <T> the type of its result
	 * @return its result
	 */
	public static <T> T by(long deadlineNanos, Supplier<T> call) {
		return ScopedValue.where(DEADLINE_NANOS, deadlineNanos).call(call::get);
	}

	/**
	 * What is left of the time to wait.
	 * @param waitMax of a write
	 * @return at most that, and nothing when the deadline is over
	 */
	static Duration left(Duration waitMax) {
		if (!DEADLINE_NANOS.isBound()) {
			return waitMax;
		}
		long leftNanos = Math.max(0, DEADLINE_NANOS.get() - System.nanoTime());
		return Duration.ofNanos(Math.min(leftNanos, waitMax.toNanos()));
	}

}
