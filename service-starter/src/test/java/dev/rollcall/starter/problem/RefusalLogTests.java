package dev.rollcall.starter.problem;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

import static org.assertj.core.api.Assertions.assertThat;

/** Tests of {@link RefusalLog}: lines are counted. */
class RefusalLogTests {

	private static final int REQUESTS = 1_000;

	private final Logger logger = (Logger) LoggerFactory.getLogger(RefusalLog.class);

	private final ListAppender<ILoggingEvent> appender = new ListAppender<>();

	private final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-01-01T00:00:00Z"));

	private final RefusalLog outages = new RefusalLog(this.now::get);

	@BeforeEach
	void listen() {
		// whatever an application that was started by another test has left
		this.logger.setLevel(Level.INFO);
		this.appender.start();
		this.logger.addAppender(this.appender);
	}

	@AfterEach
	void close() {
		this.logger.detachAppender(this.appender);
		this.logger.setLevel(null);
		this.outages.close();
	}

	@Test
	void anOutageOfAThousandRequestsIsALineWhenItBeginsAndOneWhenItEnds() {
		for (int request = 0; request < REQUESTS; request++) {
			refuse("The database is away");
			this.outages.look();
			pass(Duration.ofSeconds(1));
		}
		assertThat(lines()).containsExactly("WARN The database is away: java.io.IOException: refused");
		pass(RefusalLog.QUIET);
		this.outages.look();
		this.outages.look();
		assertThat(lines()).hasSize(2)
			.last()
			.isEqualTo(
					"INFO No request refused since 2026-01-01T00:16:39Z: The database is away (1000 requests refused in 999 s)");
	}

	@Test
	void theNextOutageHasLinesOfItsOwn() {
		refuse("The database is away");
		pass(RefusalLog.QUIET);
		this.outages.look();
		refuse("The database is away");
		assertThat(lines()).map((line) -> line.substring(0, 4)).containsExactly("WARN", "INFO", "WARN");
	}

	@Test
	void outagesOfDifferentKindsAreToldApart() {
		refuse("The database is away");
		pass(RefusalLog.QUIET.dividedBy(2));
		refuse("The disk is full");
		pass(RefusalLog.QUIET.dividedBy(2));
		this.outages.look();
		assertThat(lines()).hasSize(3).last().asString().startsWith("INFO ").contains("The database is away");
	}

	private void refuse(String detail) {
		this.outages.refused(detail, new IOException("refused"));
	}

	private void pass(Duration time) {
		this.now.updateAndGet((before) -> before.plus(time));
	}

	private List<String> lines() {
		return this.appender.list.stream()
			.filter((event) -> event.getLevel().isGreaterOrEqual(Level.INFO))
			.map((event) -> event.getLevel() + " " + event.getFormattedMessage())
			.toList();
	}

}
