package dev.rollcall.monitor.check;

import java.time.Duration;
import java.time.Instant;
import java.util.Locale;

import dev.rollcall.monitor.check.CheckResult.Failed;
import dev.rollcall.monitor.check.CheckResult.Healthy;
import dev.rollcall.monitor.roster.Target;
import org.jspecify.annotations.Nullable;

/**
 * What is known of one instance. It changes by its own methods only, each of which gives
 * the next state.
 *
 * @param target which instance
 * @param status how it is
 * @param consecutiveFailures failed checks since the last good one
 * @param last what came of the last check, null before the first, when it has stopped and
 * while it starts
 * @param tally the checks so far
 * @param lastCheck when it was checked last
 * @param lastSuccess when a check went well last
 * @param missingSince since when the registry does not list it, null while it does
 */
public record InstanceState(Target target, Status status, int consecutiveFailures, @Nullable CheckResult last,
		Tally tally, @Nullable Instant lastCheck, @Nullable Instant lastSuccess, @Nullable Instant missingSince) {

	static InstanceState unknown(Target target) {
		return new InstanceState(target, Status.UNKNOWN, 0, null, new Tally(0, 0), null, null, null);
	}

	/** The registry lists it, perhaps again and perhaps elsewhere. */
	InstanceState listed(Target now) {
		Status next = (this.status == Status.STOPPED || now.starting()) ? Status.UNKNOWN : this.status;
		return new InstanceState(now, next, this.consecutiveFailures, now.starting() ? null : this.last, this.tally,
				this.lastCheck, this.lastSuccess, null);
	}

	/** The registry does not list it. */
	InstanceState missing(Instant now) {
		return new InstanceState(this.target, this.status, this.consecutiveFailures, this.last, this.tally,
				this.lastCheck, this.lastSuccess, (this.missingSince != null) ? this.missingSince : now);
	}

	/** It has left, and said so or went silent. */
	InstanceState stopped() {
		return new InstanceState(this.target, Status.STOPPED, 0, null, this.tally, this.lastCheck, this.lastSuccess,
				this.missingSince);
	}

	/**
	 * It was checked. One that the registry no longer lists is being looked after: where
	 * it was well it has stopped as soon as it is silent, and at the latest when the
	 * grace is over. Where it was out already it died and was evicted, and stays out.
	 */
	InstanceState checked(CheckResult result, Instant now, CheckProperties properties) {
		if (this.missingSince != null && this.consecutiveFailures < properties.outageAfter()) {
			boolean graceIsOver = isOver(properties.missingGrace(), now);
			if (result instanceof Failed || graceIsOver) {
				return stopped();
			}
		}
		return switch (result) {
			case Healthy healthy -> new InstanceState(this.target, Status.HEALTHY, 0, healthy, this.tally.plus(true),
					now, now, this.missingSince);
			case Failed failed -> new InstanceState(this.target, Status.UNHEALTHY, this.consecutiveFailures + 1, failed,
					this.tally.plus(false), now, this.lastSuccess, this.missingSince);
		};
	}

	/**
	 * Whether it is to be checked: not who has stopped, nor who is listed as starting.
	 */
	boolean isDue() {
		return this.status != Status.STOPPED && (!this.target.starting() || this.missingSince != null);
	}

	/** Whether it has been missing for that long. */
	boolean isOver(Duration duration, Instant now) {
		return this.missingSince != null && !now.isBefore(this.missingSince.plus(duration));
	}

	/**
	 * Why the last check failed.
	 * @return a few words, null when it did not
	 */
	public @Nullable String error() {
		return (this.last instanceof Failed failed) ? failed.error() : null;
	}

	/**
	 * How long the last answer took.
	 * @return milliseconds, null where there was none
	 */
	public @Nullable Long responseTimeMs() {
		return (this.last != null) ? this.last.responseTimeMs() : null;
	}

	/**
	 * Checks that were counted.
	 *
	 * @param checks all of them
	 * @param successes those that went well
	 */
	public record Tally(long checks, long successes) {

		private static final double PERCENT = 100;

		Tally plus(boolean success) {
			return new Tally(this.checks + 1, this.successes + (success ? 1 : 0));
		}

		/**
		 * The share of good checks.
		 * @return a percentage such as {@code 99.80%}, of nothing {@code N/A}
		 */
		public String uptime() {
			return (this.checks == 0) ? "N/A"
					: String.format(Locale.ROOT, "%.2f%%", PERCENT * this.successes / this.checks);
		}

	}

}
