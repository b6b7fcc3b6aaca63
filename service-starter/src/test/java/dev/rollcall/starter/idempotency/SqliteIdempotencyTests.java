package dev.rollcall.starter.idempotency;

import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.transaction.TransactionExecutionListener;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class SqliteIdempotencyTests extends IdempotencyContract {

	/** Nobody can say whether it is the twin or another writer: 503. */
	@Test
	void waitsForTheTwinInAnotherProcessAsForAnyWriter() throws Exception {
		whileItRuns(impatient(), () -> assertThatExceptionOfType(TransientDataAccessException.class)
			.isThrownBy(() -> repeat(impatient())));
	}

	/** Its waits would add up to more than the gateway's patience otherwise. */
	@Test
	void waitsForItsTurnWithWhatIsLeftOfTheTimeForATwin() throws Exception {
		whileItRuns(impatient(),
				() -> assertThatExceptionOfType(TransientDataAccessException.class)
					.isThrownBy(() -> repeat(impatient()))
					.havingCause()
					.withMessageMatching("No turn to write within (200|1?[0-9]{1,2}) ms"));
	}

	/** The bound of PostgreSQL's writers would be a second wait before the line. */
	@Test
	void leavesTheTurnsOfWritersToTheirLine(@Autowired ApplicationContext context) {
		assertThat(context.getBeansOfType(TransactionExecutionListener.class)).isEmpty();
	}

}
