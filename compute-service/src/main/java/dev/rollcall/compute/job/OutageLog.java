package dev.rollcall.compute.job;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.core.NestedExceptionUtils;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/**
 * Guards work that nobody waits for and that is tried again by itself: while the database
 * is away it is passed over, with one line when that begins and one when it ends.
 */
@Component
public class OutageLog {

	private static final Logger log = LoggerFactory.getLogger(OutageLog.class);

	private final AtomicBoolean away = new AtomicBoolean();

	/**
	 * Does the work.
	 * @param work what needs the database
	 * @param <T> what it gives
	 * @return what it gave; empty when the database did not let it
	 */
	public <T> Optional<T> attempt(Supplier<T> work) {
		try {
			T done = work.get();
			if (this.away.compareAndSet(true, false)) {
				log.info("The database answers again; jobs go on");
			}
			return Optional.of(done);
		}
		catch (DataAccessException | TransactionException ex) {
			if (this.away.compareAndSet(false, true)) {
				log.warn("The database cannot be used; jobs wait until it answers: {}",
						NestedExceptionUtils.getMostSpecificCause(ex).toString());
			}
			return Optional.empty();
		}
	}

	/**
	 * Does the work.
	 * @param work what needs the database
	 * @return whether the database let it
	 */
	public boolean attempt(Runnable work) {
		return attempt(() -> {
			work.run();
			return true;
		}).isPresent();
	}

}
