package dev.rollcall.compute.operation;

import java.math.BigInteger;

/**
 * Multiplies many integers as a balanced tree, so that the factors of each product are of
 * like length, where the fast multiplications of {@link BigInteger} gain: n^1.5 instead
 * of n^2 for n digits.
 */
final class ProductTree {

	private static final int LEAF = 16;

	private final Call call;

	private final Factor factor;

	private final long workTotal;

	private long work;

	private ProductTree(Call call, Factor factor, int count) {
		this.call = call;
		this.factor = factor;
		int levels = Integer.SIZE - Integer.numberOfLeadingZeros(Math.max(count - 1, 0) / LEAF) + 1;
		this.workTotal = (long) count * levels;
	}

	/**
	 * The product of the factors with the indices 0 to count - 1; 1 when there are none.
	 */
	static BigInteger of(Call call, int count, Factor factor) {
		return new ProductTree(call, factor, count).product(0, count);
	}

	private BigInteger product(int from, int to) {
		BigInteger product = (to - from > LEAF) ? branch(from, to) : leaf(from, to);
		this.work += to - from;
		this.call.checkpoint(this.work, this.workTotal);
		return product;
	}

	private BigInteger branch(int from, int to) {
		int middle = (from + to) >>> 1;
		return product(from, middle).multiply(product(middle, to));
	}

	private BigInteger leaf(int from, int to) {
		BigInteger product = BigInteger.ONE;
		for (int i = from; i < to; i++) {
			product = product.multiply(this.factor.at(i));
		}
		return product;
	}

	/** The factors by their index. */
	@FunctionalInterface
	interface Factor {

		BigInteger at(int index);

	}

}
