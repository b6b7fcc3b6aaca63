package dev.rollcall.compute.direct;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

import dev.rollcall.compute.ComputeProblem;
import dev.rollcall.compute.operation.Mode;
import dev.rollcall.compute.operation.Operand;
import dev.rollcall.compute.operation.Operation;
import dev.rollcall.compute.operation.OperationException;
import dev.rollcall.compute.operation.Operations;
import dev.rollcall.compute.operation.Progress;
import dev.rollcall.starter.problem.ProblemException;
import org.jspecify.annotations.Nullable;

import org.springframework.stereotype.Component;

/**
 * Runs operations on the caller's thread, only so many at a time: nothing preempts a
 * computation, and {@code /health} has to be answered beside it.
 */
@Component
class DirectCalls {

	private static final Duration RETRY_AFTER = Duration.ofSeconds(1);

	private final Semaphore turns;

	private final Duration waitMax;

	DirectCalls(DirectProperties properties) {
		this.turns = new Semaphore(properties.concurrencyMax(), true);
		this.waitMax = properties.waitMax();
	}

	/**
	 * Runs an operation.
	 * @param name its name
	 * @param operands what a JSON parser made of the operands
	 * @return the result as JSON knows it
	 * @throws ProblemException 400 for what the operation does not take, 503 when there
	 * is no turn in time
	 */
	Object run(String name, List<? extends @Nullable Object> operands) {
		Operation operation = Operations.find(name).orElseThrow(() -> ComputeProblem.unknownOperation(name));
		takeTurn();
		try {
			return operation.run(Operand.listOf(operands), Mode.DIRECT, Progress.IGNORED).toJson();
		}
		catch (OperationException ex) {
			throw ComputeProblem.refusal(ex);
		}
		finally {
			this.turns.release();
		}
	}

	private void takeTurn() {
		try {
			if (this.turns.tryAcquire(this.waitMax.toNanos(), TimeUnit.NANOSECONDS)) {
				return;
			}
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
		throw ProblemException.unavailable("This instance computes as much as it may; try again, or submit a job",
				RETRY_AFTER, null);
	}

}
