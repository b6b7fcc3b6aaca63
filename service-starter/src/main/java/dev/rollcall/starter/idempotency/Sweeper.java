package dev.rollcall.starter.idempotency;

import java.time.InstantSource;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.context.SmartLifecycle;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Removes recorded answers that are too old or too many, in transactions so small that
 * nobody notices them.
 */
class Sweeper implements SmartLifecycle {

	private static final Logger log = LoggerFactory.getLogger(Sweeper.class);

	/** Of a transaction. Even with the largest bodies it is over in milliseconds. */
	private static final int STEP_MAX = 100;

	/** Of a sweep; the rest is for the next one. */
	private static final int STEPS_MAX = 200;

	/** So many of the records are removed early, as room until the next sweep. */
	private static final int ROOM_DIVISOR = 100;

	private final AnswerRepository answers;

	private final IdempotencyProperties properties;

	private final InstantSource clock;

	private final TransactionTemplate read;

	private final TransactionTemplate write;

	private @Nullable ScheduledExecutorService executor;

	private boolean failing;

	Sweeper(AnswerRepository answers, IdempotencyProperties properties, InstantSource clock,
			PlatformTransactionManager transactions) {
		this.answers = answers;
		this.properties = properties;
		this.clock = clock;
		this.write = new TransactionTemplate(transactions);
		this.read = new TransactionTemplate(transactions);
		this.read.setReadOnly(true);
	}

	/**
	 * Removes what is too old or too much, or a good deal of it.
	 * @return how many records
	 */
	int sweep() {
		int removed = 0;
		for (int i = 0; i < STEPS_MAX && !Thread.currentThread().isInterrupted() && hasOld(); i++) {
			removed += step();
		}
		return removed;
	}

	private boolean hasOld() {
		return Boolean.TRUE
			.equals(this.read.execute((transaction) -> this.answers.hasOld(beforeMillis(), countMax(), STEP_MAX)));
	}

	private int step() {
		Integer removed = this.write
			.execute((transaction) -> this.answers.removeOld(beforeMillis(), countMax(), STEP_MAX));
		return (removed != null) ? removed : 0;
	}

	private long beforeMillis() {
		return this.clock.instant().minus(this.properties.retention()).toEpochMilli();
	}

	private long countMax() {
		return this.properties.recordsMax() - this.properties.recordsMax() / ROOM_DIVISOR;
	}

	/** The boundary of the executor: what left it would end the sweeping for good. */
	private void attempt() {
		try {
			sweep();
			if (this.failing) {
				log.info("Old answers to idempotent calls are removed again");
			}
			this.failing = false;
		}
		catch (RuntimeException | Error ex) {
			// at a stop it is interrupted
			if (!this.failing && isRunning()) {
				log.warn("Old answers to idempotent calls cannot be removed; tried again every {}: {}",
						this.properties.sweepInterval(), ex.toString());
			}
			this.failing = true;
		}
	}

	@Override
	public synchronized void start() {
		long intervalMillis = this.properties.sweepInterval().toMillis();
		this.executor = Executors
			.newSingleThreadScheduledExecutor(Thread.ofPlatform().daemon().name("idempotency-sweeper").factory());
		this.executor.scheduleWithFixedDelay(this::attempt, intervalMillis, intervalMillis, TimeUnit.MILLISECONDS);
	}

	@Override
	public synchronized void stop() {
		if (this.executor != null) {
			// what it removes or not is nothing to wait for
			this.executor.shutdownNow();
			this.executor = null;
		}
	}

	@Override
	public synchronized boolean isRunning() {
		return this.executor != null;
	}

}
