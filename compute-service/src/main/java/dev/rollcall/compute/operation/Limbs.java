package dev.rollcall.compute.operation;

import java.math.BigInteger;

/**
 * Integers cut into limbs of few bits, so that the sum of many products stays in a few
 * longs until its end, instead of two new objects for each product. That makes 100×100
 * integers of 20 digits three to five times as fast.
 */
final class Limbs {

	/**
	 * The bits of a sum of limb products, leaving one for safety and one for the sign.
	 */
	private static final int SUM_BITS = Long.SIZE - 2;

	private final int bits;

	private final int leftCount;

	private final int rightCount;

	/**
	 * Create limbs for sums of products.
	 * @param left the largest magnitude on the left
	 * @param right the largest magnitude on the right
	 * @param products how many products are added
	 */
	Limbs(BigInteger left, BigInteger right, int products) {
		int lengthMax = Math.max(1, Math.max(left.bitLength(), right.bitLength()));
		int carryBits = BigInteger.valueOf(products).multiply(BigInteger.valueOf(lengthMax)).bitLength();
		this.bits = (SUM_BITS - carryBits) / 2;
		this.leftCount = Math.max(1, Math.ceilDiv(left.bitLength(), this.bits));
		this.rightCount = Math.max(1, Math.ceilDiv(right.bitLength(), this.bits));
	}

	int[] cutLeft(BigInteger[] numbers) {
		return cut(numbers, this.leftCount);
	}

	int[] cutRight(BigInteger[] numbers) {
		return cut(numbers, this.rightCount);
	}

	private int[] cut(BigInteger[] numbers, int count) {
		int mask = (1 << this.bits) - 1;
		int[] limbs = new int[numbers.length * count];
		for (int i = 0; i < numbers.length; i++) {
			BigInteger rest = numbers[i].abs();
			for (int limb = 0; limb < count; limb++) {
				limbs[i * count + limb] = numbers[i].signum() * (rest.intValue() & mask);
				rest = rest.shiftRight(this.bits);
			}
		}
		return limbs;
	}

	/**
	 * The sum of the products of numbers with the same index.
	 * @param left from {@link #cutLeft}
	 * @param right as many, from {@link #cutRight}
	 */
	BigInteger sumOfProducts(int[] left, int[] right) {
		long[] sums = new long[this.leftCount + this.rightCount - 1];
		int rightStart = 0;
		for (int leftStart = 0; leftStart < left.length; leftStart += this.leftCount) {
			for (int i = 0; i < this.leftCount; i++) {
				long factor = left[leftStart + i];
				for (int j = 0; j < this.rightCount; j++) {
					sums[i + j] += factor * right[rightStart + j];
				}
			}
			rightStart += this.rightCount;
		}
		return join(sums, 0, sums.length);
	}

	/** By halves, so that long sums are not shifted again for each limb. */
	private BigInteger join(long[] sums, int from, int to) {
		if (to - from == 1) {
			return BigInteger.valueOf(sums[from]);
		}
		int middle = (from + to) >>> 1;
		return join(sums, middle, to).shiftLeft(this.bits * (middle - from)).add(join(sums, from, middle));
	}

}
