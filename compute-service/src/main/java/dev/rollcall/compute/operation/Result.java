package dev.rollcall.compute.operation;

/**
 * What an operation gives: an integer, a finite double, a boolean, or a matrix.
 */
public sealed interface Result permits Whole, Decimal, Truth, Matrix {

	/**
	 * The value in the types that every JSON writer knows.
	 * @return a {@link Long} for an integer within ±(2<sup>53</sup>−1), the range in
	 * which every JSON reader is exact, a {@link String} of decimal digits for one beyond
	 * it, a finite {@link Double}, a {@link Boolean}, or a {@link java.util.List} of rows
	 * of these. Writing the digits of a large integer is work: 0.2 ms for 20,000, a
	 * second for 1,000,000
	 */
	Object toJson();

}
