package dev.rollcall.benchmark.traffic;

import java.time.Duration;

/**
 * One request and its end.
 *
 * @param sentNanos when it was sent, by {@link System#nanoTime()}
 * @param doneNanos when its answer was there, or nothing was any more
 * @param status the status, 0 without an answer
 * @param instance who answered, empty when the answer does not say
 * @param attempts how many instances the gateway says it has tried; 1 when it does not
 */
public record Observed(long sentNanos, long doneNanos, int status, String instance, int attempts) {

	private static final int OK = 200;

	/**
	 * Whether the client has what it asked for.
	 * @return whether the status is 200
	 */
	public boolean isOk() {
		return this.status == OK;
	}

	/**
	 * Whether it was somebody in particular who answered.
	 * @param name the instance
	 * @return whether the answer is good and from there
	 */
	public boolean isAnsweredBy(String name) {
		return isOk() && this.instance.equals(name);
	}

	/**
	 * How long after an event it was done.
	 * @param eventNanos when that was, by {@link System#nanoTime()}
	 * @return never negative
	 */
	public Duration doneAfter(long eventNanos) {
		return Duration.ofNanos(Math.max(0, this.doneNanos - eventNanos));
	}

}
