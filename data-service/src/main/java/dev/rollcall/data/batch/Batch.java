package dev.rollcall.data.batch;

import java.util.List;

import dev.rollcall.starter.problem.ProblemException;
import org.jspecify.annotations.Nullable;

/**
 * Operations in their order.
 *
 * @param operations those before the first that is malformed
 * @param malformed what is wrong with that one, which fails the batch unless one of those
 * before it does; {@code null} when none is malformed
 */
record Batch(List<Operation> operations, @Nullable ProblemException malformed) {

	Batch {
		operations = List.copyOf(operations);
	}

}
