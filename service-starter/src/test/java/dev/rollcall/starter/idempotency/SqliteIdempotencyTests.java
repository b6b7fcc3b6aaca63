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

}
