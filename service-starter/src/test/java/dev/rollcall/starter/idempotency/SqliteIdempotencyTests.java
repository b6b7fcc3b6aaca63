package dev.rollcall.starter.idempotency;

import org.junit.jupiter.api.Test;

import org.springframework.dao.TransientDataAccessException;

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

}
