package dev.rollcall.starter.database;

import java.sql.SQLException;

import dev.rollcall.starter.problem.ProblemException;
import org.junit.jupiter.api.Test;

import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.UncategorizedSQLException;
import org.springframework.jdbc.support.SQLExceptionSubclassTranslator;

import static org.assertj.core.api.Assertions.assertThat;

class DatabaseOutagesTests {

	@Test
	void takesALockThatPostgresqlDidNotGiveForABusyDatabase() {
		assertThat(problemOf(new SQLException("canceling statement due to lock timeout", "55P03")))
			.isInstanceOf(ProblemException.class)
			.hasMessage("The database cannot be reached or is too busy");
	}

	@Test
	void takesATransactionThatPostgresqlEndedForAnOutage() {
		String message = "FATAL: terminating connection due to idle-in-transaction timeout";
		assertThat(problemOf(new SQLException(message, "25P03"))).isInstanceOf(ProblemException.class)
			.hasMessage("The database took too long and was stopped");
	}

	@Test
	void takesAMistakeInAStatementForNoOutage() {
		assertThat(problemOf(new SQLException("syntax error at end of input", "42601"))).isNull();
	}

	/** As Spring's templates translate it before. */
	private static Exception problemOf(SQLException refused) {
		DataAccessException translated = new SQLExceptionSubclassTranslator().translate("test", "select 1", refused);
		return new DatabaseOutages()
			.translate((translated != null) ? translated : new UncategorizedSQLException("test", "select 1", refused));
	}

}
