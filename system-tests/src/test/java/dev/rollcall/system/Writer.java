package dev.rollcall.system;

import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;

import dev.rollcall.starter.testing.HttpProbe;
import dev.rollcall.starter.testing.HttpProbe.Answer;

/**
 * One who writes items of its own through any of the instances, and keeps book of what
 * was acknowledged. Whatever is written is known beforehand: the value of an item is its
 * version.
 */
final class Writer {

	private static final Duration PAUSE = Duration.ofMillis(20);

	private static final Duration PUT_OFF_PAUSE = Duration.ofMillis(200);

	/** Not done, or nobody knows: to be found out or repeated. */
	private static final Set<Integer> UNDECIDED = Set.of(409, 503);

	private static final int BATCH_SIZE = 4;

	private final List<HttpProbe> instances;

	private final String prefix;

	private final Random random;

	private final List<Unit> units = new ArrayList<>();

	private final Queue<String> failures = new ConcurrentLinkedQueue<>();

	private final AtomicInteger acknowledged = new AtomicInteger();

	private volatile boolean paused;

	Writer(List<HttpProbe> instances, String prefix, long seed) {
		this.instances = List.copyOf(instances);
		this.prefix = prefix;
		this.random = new Random(seed);
	}

	/** What this one has written, or tried to; not while it {@link #write writes}. */
	List<Unit> units() {
		return this.units;
	}

	/** What was answered otherwise than it may be, ever. */
	Queue<String> failures() {
		return this.failures;
	}

	/** How many writes were acknowledged, ever. */
	int acknowledged() {
		return this.acknowledged.get();
	}

	/** Writes until it is told to {@link #pause}. */
	void write() {
		this.paused = false;
		while (!this.paused) {
			Unit unit = next();
			unit.begin((this.random.nextInt(4) > 0) ? UUID.randomUUID().toString() : "");
			boolean again = true;
			while (again) {
				Outcome outcome = attempt(unit);
				again = !this.paused && isToBeSentAgain(unit, outcome);
				LockSupport.parkNanos(((outcome == Outcome.PUT_OFF) ? PUT_OFF_PAUSE : PAUSE).toNanos());
			}
		}
	}

	/**
	 * Half of those without an answer are left to the end of the round, when it can be
	 * known what had happened.
	 */
	private boolean isToBeSentAgain(Unit unit, Outcome outcome) {
		return switch (outcome) {
			case ACKNOWLEDGED -> false;
			case NOT_SENT -> true;
			case PUT_OFF -> unit.isRepeatable();
			case UNANSWERED -> unit.isRepeatable() && this.random.nextBoolean();
		};
	}

	void pause() {
		this.paused = true;
	}

	/** One of those whose state is known, or a new one. */
	private Unit next() {
		List<Unit> known = this.units.stream().filter((unit) -> !unit.isUndecided()).toList();
		if (!known.isEmpty() && this.random.nextInt(3) > 0) {
			return known.get(this.random.nextInt(known.size()));
		}
		int size = this.random.nextBoolean() ? 1 : BATCH_SIZE;
		String name = this.prefix + this.units.size();
		Unit unit = new Unit(IntStream.range(0, size).mapToObj((part) -> name + "." + part).toList());
		this.units.add(unit);
		return unit;
	}

	/** Sends what has begun, once more perhaps. */
	private Outcome attempt(Unit unit) {
		try {
			Answer answer = unit.send(this.instances.get(this.random.nextInt(this.instances.size())));
			if (answer.status() / 100 == 2) {
				check(unit, answer);
				unit.acknowledged();
				this.acknowledged.incrementAndGet();
				return Outcome.ACKNOWLEDGED;
			}
			if (!UNDECIDED.contains(answer.status()) || answer.header("Retry-After").isEmpty()) {
				this.failures.add(unit + ": " + answer.status() + " " + answer.text());
			}
			return Outcome.PUT_OFF;
		}
		catch (UncheckedIOException ex) {
			if (ex.getCause() instanceof ConnectException) {
				return Outcome.NOT_SENT;
			}
			// The process has died: nobody knows whether it was written.
			unit.unanswered();
			return Outcome.UNANSWERED;
		}
	}

	private void check(Unit unit, Answer answer) {
		if (!unit.isAnswer(answer)) {
			this.failures.add(unit + ": " + answer.status() + " " + answer.text());
		}
	}

	/**
	 * Repeats what was left undecided and has a key, until it is acknowledged.
	 * @param limit how long it may take
	 */
	void repeat(Duration limit) {
		for (Unit unit : this.units) {
			if (unit.isRepeatable()) {
				RunningSystem.await("an answer for " + unit, limit,
						() -> !this.failures.isEmpty() || attempt(unit) == Outcome.ACKNOWLEDGED);
			}
		}
	}

	/** What comes of sending something. */
	private enum Outcome {

		ACKNOWLEDGED, NOT_SENT, PUT_OFF, UNANSWERED

	}

}
