package dev.rollcall.starter.problem;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Says once that requests are refused, because something is away or too busy, and once
 * that they no longer are, however many there were.
 */
class RefusalLog implements AutoCloseable {

	private static final Logger log = LoggerFactory.getLogger(RefusalLog.class);

	/** For so long none may have been refused: then it is over. */
	static final Duration QUIET = Duration.ofSeconds(10);

	private final InstantSource clock;

	private final Map<String, Outage> outages = new HashMap<>();

	/** Has a thread while there is an outage. */
	private final ScheduledThreadPoolExecutor timer = new ScheduledThreadPoolExecutor(1,
			Thread.ofPlatform().daemon().name("outages").factory());

	private boolean willLook;

	RefusalLog(InstantSource clock) {
		this.clock = clock;
		this.timer.setKeepAliveTime(1, TimeUnit.SECONDS);
		this.timer.allowCoreThreadTimeOut(true);
		this.timer.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
	}

	/**
	 * A request was refused.
	 * @param detail what is away, in words that are the same for all of its requests
	 * @param cause how it showed itself this time
	 */
	synchronized void refused(String detail, Throwable cause) {
		Instant now = this.clock.instant();
		Outage outage = this.outages.get(detail);
		if (outage == null) {
			outage = new Outage(now);
			this.outages.put(detail, outage);
			log.warn("{}: {}", detail, cause.toString());
			lookAgain();
		}
		else {
			log.debug("{}", detail, cause);
		}
		outage.requests++;
		outage.last = now;
	}

	/** Ends what is over. */
	synchronized void look() {
		this.willLook = false;
		Instant before = this.clock.instant().minus(QUIET);
		for (Iterator<Map.Entry<String, Outage>> all = this.outages.entrySet().iterator(); all.hasNext();) {
			Map.Entry<String, Outage> entry = all.next();
			Outage outage = entry.getValue();
			if (!outage.last.isAfter(before)) {
				all.remove();
				log.info("No request refused since {}: {} ({} requests refused in {} s)", outage.last, entry.getKey(),
						outage.requests, Duration.between(outage.begin, outage.last).toSeconds());
			}
		}
		if (!this.outages.isEmpty()) {
			lookAgain();
		}
	}

	private void lookAgain() {
		if (!this.willLook && !this.timer.isShutdown()) {
			this.willLook = true;
			this.timer.schedule(this::look, QUIET.toMillis(), TimeUnit.MILLISECONDS);
		}
	}

	@Override
	public synchronized void close() {
		this.timer.shutdownNow();
	}

	/** Of one kind; guarded by the log. */
	private static final class Outage {

		private final Instant begin;

		private Instant last;

		private long requests;

		private Outage(Instant begin) {
			this.begin = begin;
			this.last = begin;
		}

	}

}
