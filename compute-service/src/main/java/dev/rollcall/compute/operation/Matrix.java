package dev.rollcall.compute.operation;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.LongSummaryStatistics;
import java.util.stream.IntStream;

/**
 * A rectangular matrix, stored as tightly as its entries allow: 500×500 numbers are 2 MB
 * as longs and some 16 MB as objects. The arrays belong to the matrix and are never
 * changed.
 */
sealed interface Matrix extends Operand, Result {

	int rows();

	int columns();

	/** The entries as doubles, not to be changed. */
	double[][] decimals();

	Object entryToJson(int row, int column);

	@Override
	default Object toJson() {
		return IntStream.range(0, rows())
			.mapToObj((row) -> IntStream.range(0, columns()).mapToObj((column) -> entryToJson(row, column)).toList())
			.toList();
	}

	/**
	 * A matrix of numbers: one fraction makes doubles of all.
	 * @param entries rows of equal length
	 */
	static Matrix of(Scalar[][] entries) {
		if (Arrays.stream(entries).flatMap(Arrays::stream).anyMatch(Decimal.class::isInstance)) {
			return OfDecimals.of(Arrays.stream(entries)
				.map((row) -> Arrays.stream(row).mapToDouble(Scalar::toDouble).toArray())
				.toArray(double[][]::new));
		}
		return OfIntegers.of(Arrays.stream(entries)
			.map((row) -> Arrays.stream(row).map((entry) -> ((Whole) entry).value()).toArray(BigInteger[]::new))
			.toArray(BigInteger[][]::new));
	}

	/** Exact integers. */
	sealed interface OfIntegers extends Matrix {

		BigInteger integer(int row, int column);

		default BigInteger[] row(int row) {
			return IntStream.range(0, columns()).mapToObj((column) -> integer(row, column)).toArray(BigInteger[]::new);
		}

		default BigInteger[] column(int column) {
			return IntStream.range(0, rows()).mapToObj((row) -> integer(row, column)).toArray(BigInteger[]::new);
		}

		/** The largest magnitude of an entry. */
		BigInteger largest();

		@Override
		default double[][] decimals() {
			return IntStream.range(0, rows())
				.mapToObj((row) -> IntStream.range(0, columns())
					.mapToDouble((column) -> new Whole(integer(row, column)).toDouble())
					.toArray())
				.toArray(double[][]::new);
		}

		static OfIntegers of(BigInteger[][] entries) {
			OfBigIntegers matrix = new OfBigIntegers(entries);
			if (matrix.largest().bitLength() >= Long.SIZE) {
				return matrix;
			}
			return new OfLongs(Arrays.stream(entries)
				.map((row) -> Arrays.stream(row).mapToLong(BigInteger::longValue).toArray())
				.toArray(long[][]::new));
		}

	}

	/** Integers that all fit a long. */
	record OfLongs(long[][] entries) implements OfIntegers {

		@Override
		public int rows() {
			return this.entries.length;
		}

		@Override
		public int columns() {
			return this.entries[0].length;
		}

		@Override
		public BigInteger integer(int row, int column) {
			return BigInteger.valueOf(this.entries[row][column]);
		}

		@Override
		public BigInteger largest() {
			LongSummaryStatistics range = Arrays.stream(this.entries).flatMapToLong(Arrays::stream).summaryStatistics();
			return BigInteger.valueOf(range.getMin()).abs().max(BigInteger.valueOf(range.getMax()).abs());
		}

		@Override
		public Object entryToJson(int row, int column) {
			return Whole.toJson(this.entries[row][column]);
		}

	}

	/** Integers of any length. */
	record OfBigIntegers(BigInteger[][] entries) implements OfIntegers {

		@Override
		public int rows() {
			return this.entries.length;
		}

		@Override
		public int columns() {
			return this.entries[0].length;
		}

		@Override
		public BigInteger integer(int row, int column) {
			return this.entries[row][column];
		}

		@Override
		public BigInteger largest() {
			return Arrays.stream(this.entries)
				.flatMap(Arrays::stream)
				.map(BigInteger::abs)
				.reduce(BigInteger.ZERO, BigInteger::max);
		}

		@Override
		public Object entryToJson(int row, int column) {
			return new Whole(this.entries[row][column]).toJson();
		}

	}

	/** Finite doubles. */
	record OfDecimals(double[][] entries) implements Matrix {

		static OfDecimals of(double[][] entries) {
			return new OfDecimals(Arrays.stream(entries)
				.map((row) -> Arrays.stream(row).map((entry) -> new Decimal(entry).value()).toArray())
				.toArray(double[][]::new));
		}

		@Override
		public int rows() {
			return this.entries.length;
		}

		@Override
		public int columns() {
			return this.entries[0].length;
		}

		@Override
		public double[][] decimals() {
			return this.entries;
		}

		@Override
		public Object entryToJson(int row, int column) {
			return this.entries[row][column];
		}

	}

}
