package dev.rollcall.kv.engine;

import java.math.BigInteger;
import java.time.Instant;

import org.jspecify.annotations.Nullable;

/** A change of one key, applied whole or not at all. */
public sealed interface Write {

	/**
	 * The key it changes.
	 * @return the key
	 */
	String key();

	/**
	 * Stores a value.
	 *
	 * @param key the key
	 * @param value JSON text
	 * @param expiresAt from when on it is absent; {@code null} when it stays
	 * @param condition what must be so
	 */
	record Put(String key, String value, @Nullable Instant expiresAt, Condition condition) implements Write {
	}

	/**
	 * Removes a value.
	 *
	 * @param key the key
	 * @param condition what must be so
	 */
	record Delete(String key, Condition condition) implements Write {
	}

	/**
	 * Changes an exact integer; when it expires does not change.
	 *
	 * @param key the key
	 * @param arithmetic what is done
	 * @param operand the factor or the summand
	 * @param initial the value that an absent key is taken for; {@code null} when an
	 * absent key is to be refused
	 * @param once how a repeat is known; {@code null} when each call counts
	 */
	record Calculate(String key, Arithmetic arithmetic, BigInteger operand, @Nullable BigInteger initial,
			@Nullable Once once) implements Write {
	}

	/**
	 * A write that happens once, however often it is asked for.
	 *
	 * @param idempotencyKey 1 to 64 visible ASCII characters, for one key and arithmetic
	 * @param service who asks; kept with the result
	 */
	record Once(String idempotencyKey, @Nullable String service) {
	}

	/** What can be done to an integer. */
	enum Arithmetic {

		/** The product. */
		MULTIPLY {
			@Override
			BigInteger of(BigInteger value, BigInteger operand) {
				return value.multiply(operand);
			}
		},

		/** The sum. */
		INCREMENT {
			@Override
			BigInteger of(BigInteger value, BigInteger operand) {
				return value.add(operand);
			}
		};

		abstract BigInteger of(BigInteger value, BigInteger operand);

	}

}
