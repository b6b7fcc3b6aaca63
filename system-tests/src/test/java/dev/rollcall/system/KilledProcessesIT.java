package dev.rollcall.system;

import java.sql.SQLException;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ThreadLocalRandom;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Processes are killed at random moments while items are written: what was acknowledged
 * is there, batches are whole, and repeats happen once. Which random moments they are is
 * printed as a seed; {@code -Drollcall.seed} takes it.
 */
@Tag("failures")
@Tag("slow")
class KilledProcessesIT {

	private static final int ROUNDS = Integer.getInteger("rollcall.rounds", 5);

	private static final long SEED = Long.getLong("rollcall.seed", ThreadLocalRandom.current().nextLong());

	@Test
	void keepsWhatWasAcknowledgedOnSqlite() throws InterruptedException, SQLException {
		try (RunningSystem system = DataServices.start(Map.of())) {
			KillRounds rounds = new KillRounds(system, () -> ItemTable.of(system), SEED);
			for (int round = 1; round <= ROUNDS; round++) {
				rounds.run(round, (random) -> {
				});
				try (ItemTable table = ItemTable.of(system)) {
					assertThat(table.integrity()).isEqualTo("ok");
				}
			}
		}
	}

	@Test
	void keepsWhatWasAcknowledgedOnPostgresql() throws InterruptedException, SQLException {
		try (PostgresqlProcess server = PostgresqlProcess.start();
				RunningSystem system = DataServices.start(server.environment())) {
			KillRounds rounds = new KillRounds(system, () -> ItemTable.of(server), SEED);
			for (int round = 1; round <= ROUNDS; round++) {
				rounds.run(round, (random) -> harm(server, random));
			}
		}
	}

	/** In two rounds of three something happens to the server too. */
	private static void harm(PostgresqlProcess server, Random random) throws SQLException {
		switch (random.nextInt(3)) {
			case 0 -> {
				server.kill();
				server.startAgain();
			}
			case 1 -> server.killBackend(random);
			default -> {
			}
		}
	}

}
