package dev.rollcall.starter.database;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

import org.jspecify.annotations.Nullable;

import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.TransactionExecution;
import org.springframework.transaction.TransactionExecutionListener;

/**
 * Bounds how many transactions of this process write to PostgreSQL at a time. They hold
 * their connections while they wait for a row; those beyond the bound are for whoever
 * reads, and asks how the database is.
 */
final class PostgresqlWriters implements TransactionExecutionListener {

	private final Semaphore turns;

	private final Duration waitMax;

	/** When one last got no connection. */
	private volatile long failedNanos = System.nanoTime();

	/**
	 * For the transactions of one pool.
	 * @param max how many write at a time
	 * @param waitMax how long another one waits for its turn
	 */
	PostgresqlWriters(int max, Duration waitMax) {
		this.turns = new Semaphore(max, true);
		this.waitMax = waitMax;
	}

	@Override
	public void beforeBegin(TransactionExecution transaction) {
		if (transaction.isReadOnly()) {
			return;
		}
		long sinceNanos = System.nanoTime();
		Duration limit = WriteDeadline.left(this.waitMax);
		try {
			if (!this.turns.tryAcquire(limit.toNanos(), TimeUnit.NANOSECONDS)) {
				throw new CannotCreateTransactionException("No turn to write within " + limit.toMillis() + " ms");
			}
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new CannotCreateTransactionException("Interrupted while waiting for a turn to write", ex);
		}
		if (this.failedNanos - sinceNanos > 0) {
			// the database went away meanwhile: waiting for a connection, too, would be
			// too long
			this.turns.release();
			throw new CannotCreateTransactionException("No connection for those who write");
		}
	}

	@Override
	public void afterBegin(TransactionExecution transaction, @Nullable Throwable failure) {
		if (failure != null) {
			this.failedNanos = System.nanoTime();
			leave(transaction);
		}
	}

	@Override
	public void afterCommit(TransactionExecution transaction, @Nullable Throwable failure) {
		leave(transaction);
	}

	@Override
	public void afterRollback(TransactionExecution transaction, @Nullable Throwable failure) {
		leave(transaction);
	}

	/** A savepoint is part of a transaction that goes on. */
	private void leave(TransactionExecution transaction) {
		if (transaction.isNewTransaction() && !transaction.isReadOnly()) {
			this.turns.release();
		}
	}

}
