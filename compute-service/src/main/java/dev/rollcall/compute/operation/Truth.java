package dev.rollcall.compute.operation;

/**
 * A yes or no.
 *
 * @param value true for yes
 */
record Truth(boolean value) implements Result {

	@Override
	public Object toJson() {
		return this.value;
	}

}
