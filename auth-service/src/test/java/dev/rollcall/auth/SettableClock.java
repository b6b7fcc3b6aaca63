package dev.rollcall.auth;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;

/** The system's clock, ahead by what a test says. */
public final class SettableClock extends Clock {

	private volatile Duration ahead = Duration.ZERO;

	/**
	 * Runs a test at a later time.
	 * @param ahead how much later
	 * @param test the test
	 */
	public void later(Duration ahead, Runnable test) {
		this.ahead = ahead;
		try {
			test.run();
		}
		finally {
			this.ahead = Duration.ZERO;
		}
	}

	@Override
	public Instant instant() {
		return Instant.now().plus(this.ahead);
	}

	@Override
	public ZoneId getZone() {
		return ZoneOffset.UTC;
	}

	@Override
	public Clock withZone(ZoneId zone) {
		throw new UnsupportedOperationException("Times are UTC here");
	}

	/** Gives the clock to the service. */
	@TestConfiguration(proxyBeanMethods = false)
	static class Wiring {

		@Bean
		SettableClock clock() {
			return new SettableClock();
		}

	}

}
