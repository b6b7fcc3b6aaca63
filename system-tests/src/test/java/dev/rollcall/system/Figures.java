package dev.rollcall.system;

/** Figures that a run shows and no test judges: machines differ. */
final class Figures {

	private Figures() {
	}

	/** One line, found in the output of Maven. */
	static void print(String format, Object... values) {
		System.out.println("[figure] " + format.formatted(values));
	}

}
