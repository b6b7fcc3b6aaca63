package dev.rollcall.starter.database;

import java.sql.SQLException;

import org.hibernate.community.dialect.SQLiteDialect;
import org.hibernate.engine.jdbc.dialect.spi.DialectResolutionInfo;
import org.hibernate.exception.ConstraintViolationException;
import org.hibernate.exception.spi.SQLExceptionConversionDelegate;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/**
 * Hibernate's SQLite, taught that a unique key that is taken is a violated constraint:
 * the driver reports SQLite's extended codes, which the dialect does not know. The name
 * of the constraint is {@code table.column}, as SQLite's message has it.
 */
public class SqliteDialect extends SQLiteDialect {

	private static final String NAME_FOLLOWS = "constraint failed: ";

	/**
	 * Called by Hibernate.
	 * @param info what the driver says of the database
	 */
	public SqliteDialect(DialectResolutionInfo info) {
		super(info);
	}

	@Override
	public SQLExceptionConversionDelegate buildSQLExceptionConversionDelegate() {
		SQLExceptionConversionDelegate otherwise = super.buildSQLExceptionConversionDelegate();
		return (exception, message, sql) -> {
			if (isUniqueViolation(exception)) {
				return new ConstraintViolationException(message, exception, sql,
						ConstraintViolationException.ConstraintKind.UNIQUE, constraintName(exception.getMessage()));
			}
			return otherwise.convert(exception, message, sql);
		};
	}

	private static boolean isUniqueViolation(SQLException exception) {
		return exception instanceof SQLiteException sqlite
				&& (sqlite.getResultCode() == SQLiteErrorCode.SQLITE_CONSTRAINT_UNIQUE
						|| sqlite.getResultCode() == SQLiteErrorCode.SQLITE_CONSTRAINT_PRIMARYKEY);
	}

	private static String constraintName(String message) {
		int start = message.lastIndexOf(NAME_FOLLOWS);
		return (start < 0) ? message : message.substring(start + NAME_FOLLOWS.length()).replace(")", "");
	}

}
