package dev.rollcall.starter.idempotency;

import dev.rollcall.starter.testing.OnPostgresql;
import org.junit.jupiter.api.Test;

@OnPostgresql
class PostgresqlIdempotencyTests extends IdempotencyContract {

	@Test
	void saysThatTheTwinInAnotherProcessStillRuns() throws Exception {
		whileItRuns(impatient(), () -> assertProblem(() -> repeat(impatient()), STILL_RUNS));
	}

}
