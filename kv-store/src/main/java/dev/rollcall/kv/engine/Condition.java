package dev.rollcall.kv.engine;

import org.jspecify.annotations.Nullable;

/** What must be so at the moment of a write for it to happen (RFC 9110, 13). */
public sealed interface Condition {

	/** Nothing has to be so. */
	Condition NONE = new None();

	/** The key must have no value yet. */
	Condition ABSENT = new Absent();

	/** The key must have a value, whichever. */
	Condition PRESENT = new Present();

	/**
	 * Whether a write may happen.
	 * @param current what the key has now
	 * @return whether the condition holds
	 */
	boolean holds(@Nullable Entry current);

	/** Always holds. */
	record None() implements Condition {

		@Override
		public boolean holds(@Nullable Entry current) {
			return true;
		}

	}

	/** Holds while there is no value. */
	record Absent() implements Condition {

		@Override
		public boolean holds(@Nullable Entry current) {
			return current == null;
		}

	}

	/** Holds while there is a value. */
	record Present() implements Condition {

		@Override
		public boolean holds(@Nullable Entry current) {
			return current != null;
		}

	}

	/**
	 * Holds while the value is the one that the writer knows.
	 *
	 * @param version the version it knows
	 */
	record Version(long version) implements Condition {

		@Override
		public boolean holds(@Nullable Entry current) {
			return current != null && current.version() == this.version;
		}

	}

}
