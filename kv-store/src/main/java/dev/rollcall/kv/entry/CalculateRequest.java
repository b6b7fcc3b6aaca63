package dev.rollcall.kv.entry;

import java.math.BigInteger;

import dev.rollcall.kv.engine.Write.Arithmetic;
import dev.rollcall.kv.engine.Write.Calculate;
import dev.rollcall.kv.engine.Write.Once;
import dev.rollcall.starter.problem.ProblemException;
import jakarta.validation.constraints.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A change of an integer. Integers are JSON numbers or decimal strings.
 *
 * @param factor of a multiplication
 * @param delta of an increment
 * @param initial what an absent key is taken for
 * @param service who asks; a repeat with the same idempotency key is told
 */
record CalculateRequest(@Nullable JsonNode factor, @Nullable JsonNode delta, @Nullable JsonNode initial,
		@Nullable @Pattern(regexp = "[A-Za-z0-9._-]{1,128}",
				message = "must be the name of an instance") String service) {

	Calculate write(EntryKey key, Arithmetic arithmetic, @Nullable String idempotencyKey, int digitsMax) {
		boolean multiply = arithmetic == Arithmetic.MULTIPLY;
		BigInteger operand = integer(multiply ? "factor" : "delta", multiply ? this.factor : this.delta, digitsMax);
		BigInteger initialValue = (this.initial != null && !this.initial.isNull())
				? integer("initial", this.initial, digitsMax) : null;
		return new Calculate(key.text(), arithmetic, operand, initialValue,
				(idempotencyKey != null) ? new Once(idempotencyKey, this.service) : null);
	}

	private static BigInteger integer(String field, @Nullable JsonNode json, int digitsMax) {
		if (json == null || json.isNull()) {
			throw ProblemException.invalid(field, "is missing");
		}
		if (json.isIntegralNumber()) {
			return json.bigIntegerValue();
		}
		if (!json.isString() || !json.stringValue().matches("-?[0-9]{1," + digitsMax + "}")) {
			throw ProblemException.invalid(field, "must be an integer of at most %,d digits".formatted(digitsMax));
		}
		return new BigInteger(json.stringValue());
	}

}
