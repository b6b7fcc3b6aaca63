package dev.rollcall.starter.database;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.PreparedStatement;
import java.sql.SQLException;

import org.jspecify.annotations.Nullable;

/**
 * A statement as long as one has it. Whoever goes on using it, or closes it once more,
 * must not get at the one who has the same statement next.
 */
final class LentStatement implements InvocationHandler {

	private final KeptStatements owner;

	private final KeptStatement statement;

	private boolean closed;

	/**
	 * Lends a statement.
	 * @param owner gets it back
	 * @param statement nobody else has it
	 */
	LentStatement(KeptStatements owner, KeptStatement statement) {
		this.owner = owner;
		this.statement = statement;
	}

	/** What its borrower gets. */
	PreparedStatement handle() {
		return (PreparedStatement) Proxy.newProxyInstance(LentStatement.class.getClassLoader(),
				new Class<?>[] { PreparedStatement.class }, this);
	}

	KeptStatement statement() {
		return this.statement;
	}

	@Override
	public @Nullable Object invoke(Object proxy, Method method, Object @Nullable [] arguments) throws Throwable {
		switch (method.getName()) {
			case "close" -> {
				close();
				return null;
			}
			case "isClosed" -> {
				return this.closed || this.statement.isEnded();
			}
			case "equals" -> {
				return arguments != null && proxy == arguments[0];
			}
			case "hashCode" -> {
				return System.identityHashCode(proxy);
			}
			case "toString", "unwrap", "isWrapperFor" -> {
				return call(method, arguments);
			}
			default -> {
				if (this.closed) {
					throw new SQLException("The statement was closed");
				}
				return call(method, arguments);
			}
		}
	}

	private @Nullable Object call(Method method, Object @Nullable [] arguments) throws Throwable {
		try {
			return method.invoke(this.statement, arguments);
		}
		catch (InvocationTargetException ex) {
			throw ex.getCause();
		}
	}

	/** Only the first time has an effect. */
	void close() throws SQLException {
		if (!this.closed) {
			this.closed = true;
			this.owner.giveBack(this);
		}
	}

}
