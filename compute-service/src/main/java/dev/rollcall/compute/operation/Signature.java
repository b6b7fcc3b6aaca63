package dev.rollcall.compute.operation;

import java.util.List;

import dev.rollcall.compute.operation.OperationException.Reason;
import org.jspecify.annotations.Nullable;

/**
 * What operands an operation takes.
 *
 * @param text the same in words
 * @param kind what each of them must be
 * @param countMin how many at least
 * @param countMax how many at most, or null for exactly {@code countMin}
 */
record Signature(String text, Kind kind, int countMin, @Nullable Limit countMax) {

	static Signature exactly(int count, Kind kind, String text) {
		return new Signature(text, kind, count, null);
	}

	static Signature list(int countMin, Kind kind, Limit countMax, String text) {
		return new Signature(text, kind, countMin, countMax);
	}

	void check(List<Operand> operands, Mode mode, String usage) {
		int count = operands.size();
		if (this.countMax != null) {
			this.countMax.check(count, mode);
		}
		boolean enough = (this.countMax != null) ? count >= this.countMin : count == this.countMin;
		if (!enough || !operands.stream().allMatch(this.kind.type::isInstance)) {
			throw new OperationException(Reason.INVALID_OPERANDS, usage);
		}
	}

	/** The kinds of operands. */
	enum Kind {

		NUMBER(Scalar.class), INTEGER(Whole.class), MATRIX(Matrix.class);

		private final Class<? extends Operand> type;

		Kind(Class<? extends Operand> type) {
			this.type = type;
		}

	}

}
