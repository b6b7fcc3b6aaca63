package dev.rollcall.data.batch;

import java.util.List;

import dev.rollcall.starter.problem.ProblemException;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.annotation.JsonDeserialize;

/**
 * Operations in their order.
 *
 * @param operations those before the first that is malformed or one too many
 * @param malformed what is wrong with that one, which fails the batch unless one of those
 * before it does; {@code null} when none is malformed
 * @param count how many operations were sent
 */
@JsonDeserialize(using = BatchReader.class)
record Batch(List<Operation> operations, @Nullable ProblemException malformed, int count) {

	Batch {
		operations = List.copyOf(operations);
	}

	/**
	 * Refuses a batch of too many operations, whatever else is wrong with it.
	 * @param max how many it may have
	 */
	void requireAtMost(int max) {
		if (this.count > max) {
			throw ProblemException.invalid("operations", "must be at most " + max);
		}
	}

}
