package dev.rollcall.compute.operation;

import java.math.BigInteger;
import java.util.stream.IntStream;

import dev.rollcall.compute.operation.Matrix.OfDecimals;
import dev.rollcall.compute.operation.Matrix.OfIntegers;

/**
 * The product of two matrices, row by row.
 */
final class MatrixProduct {

	private MatrixProduct() {
	}

	static Result multiply(Call call) {
		Matrix left = call.matrix(0);
		Matrix right = call.matrix(1);
		checkSides(left, call);
		checkSides(right, call);
		if (left.columns() != right.rows()) {
			throw call.invalid();
		}
		if (left instanceof OfIntegers a && right instanceof OfIntegers b) {
			return multiplyIntegers(a, b, call);
		}
		return multiplyDecimals(left, right, call);
	}

	private static void checkSides(Matrix matrix, Call call) {
		Limit.MATRIX_SIDE.check(Math.max(matrix.rows(), matrix.columns()), call.mode());
	}

	private static Matrix multiplyIntegers(OfIntegers left, OfIntegers right, Call call) {
		int rows = left.rows();
		int columns = right.columns();
		checkDigits(left, right, call);
		call.checkpoint(0, 1);
		Limbs limbs = new Limbs(left.largest(), right.largest(), left.columns());
		int[][] rightColumns = IntStream.range(0, columns)
			.mapToObj((column) -> limbs.cutRight(right.column(column)))
			.toArray(int[][]::new);
		BigInteger[][] product = new BigInteger[rows][columns];
		for (int i = 0; i < rows; i++) {
			int[] row = limbs.cutLeft(left.row(i));
			for (int j = 0; j < columns; j++) {
				product[i][j] = limbs.sumOfProducts(row, rightColumns[j]);
				call.checkpoint((long) i * columns + j + 1, (long) rows * columns);
			}
		}
		return OfIntegers.of(product);
	}

	private static void checkDigits(OfIntegers left, OfIntegers right, Call call) {
		long entries = (long) left.rows() * right.columns();
		long work = entries * left.columns() * Digits.count(left.largest()) * Digits.count(right.largest());
		Limit.MATRIX_WORK.check(work, call.mode());
		BigInteger bound = left.largest().multiply(right.largest()).multiply(BigInteger.valueOf(left.columns()));
		Limit.MATRIX_DIGITS.check(entries * Digits.count(bound), call.mode());
	}

	private static Matrix multiplyDecimals(Matrix left, Matrix right, Call call) {
		double[][] a = left.decimals();
		double[][] b = right.decimals();
		double[][] product = new double[a.length][b[0].length];
		for (int i = 0; i < a.length; i++) {
			for (int k = 0; k < b.length; k++) {
				for (int j = 0; j < b[0].length; j++) {
					product[i][j] += a[i][k] * b[k][j];
				}
			}
			call.checkpoint(i + 1L, a.length);
		}
		return OfDecimals.of(product);
	}

}
