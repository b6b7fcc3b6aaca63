package dev.rollcall.compute.operation;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

import dev.rollcall.compute.operation.OperationException.Reason;
import org.junit.jupiter.api.Test;

import static dev.rollcall.compute.operation.OperationFixtures.direct;
import static dev.rollcall.compute.operation.OperationFixtures.job;
import static dev.rollcall.compute.operation.OperationFixtures.matrix;
import static dev.rollcall.compute.operation.OperationFixtures.randomInteger;
import static dev.rollcall.compute.operation.OperationFixtures.reason;
import static org.assertj.core.api.Assertions.assertThat;

class MatrixProductTests {

	private static final List<List<Integer>> A = List.of(List.of(1, 2), List.of(3, 4));

	private static final List<List<Integer>> B = List.of(List.of(5, 6), List.of(7, 8));

	private final Random random = new Random(20261126);

	@Test
	void multipliesSmallMatrices() {
		assertThat(direct("matrixMultiply", A, B)).isEqualTo(List.of(List.of(19L, 22L), List.of(43L, 50L)));
		assertThat(direct("matrixMultiply", List.of(List.of(1, 2, 3)), List.of(List.of(4), List.of(5), List.of(6))))
			.isEqualTo(List.of(List.of(32L)));
		assertThat(direct("matrixMultiply", List.of(List.of(2), List.of(3)), List.of(List.of(5, 7))))
			.isEqualTo(List.of(List.of(10L, 14L), List.of(15L, 21L)));
	}

	@Test
	void makesDoublesOfBothForOneFraction() {
		assertThat(direct("matrixMultiply", A, List.of(List.of(0.5, 0), List.of(0, 1))))
			.isEqualTo(List.of(List.of(0.5, 2.0), List.of(1.5, 4.0)));
		assertThat(direct("matrixMultiply", List.of(List.of(0.5)), List.of(List.of(4))))
			.isEqualTo(List.of(List.of(2.0)));
	}

	@Test
	void givesLargeEntriesAsStrings() {
		assertThat(direct("matrixMultiply", List.of(List.of("9223372036854775807", "-9223372036854775808")),
				List.of(List.of("-9223372036854775808"), List.of("-9223372036854775808"))))
			.isEqualTo(List.of(List.of("9223372036854775808")));
		assertThat(direct("matrixMultiply", List.of(List.of("1e500")), List.of(List.of("1e499"))))
			.isEqualTo(List.of(List.of(BigInteger.TEN.pow(999).toString())));
	}

	@Test
	void isExactForRandomIntegersOfEveryLength() {
		for (int round = 0; round < 300; round++) {
			int bitsLeft = 1 + this.random.nextInt((round % 3 == 0) ? 3_300 : 80);
			int bitsRight = 1 + this.random.nextInt((round % 5 == 0) ? 3_300 : 80);
			int inner = 1 + this.random.nextInt(8);
			List<Object> left = matrix(1 + this.random.nextInt(5), inner, () -> randomInteger(this.random, bitsLeft));
			List<Object> right = matrix(inner, 1 + this.random.nextInt(5), () -> randomInteger(this.random, bitsRight));
			assertThat(job("matrixMultiply", left, right)).isEqualTo(naive(left, right));
		}
	}

	@Test
	void isExactForTheLargestEntriesThatAJobMayHave() {
		BigInteger nines = BigInteger.TEN.pow(1_000).subtract(BigInteger.ONE);
		List<Object> row = matrix(1, 500, () -> nines);
		List<Object> column = matrix(500, 1, nines::negate);
		BigInteger expected = nines.pow(2).multiply(BigInteger.valueOf(-500));
		assertThat(job("matrixMultiply", row, column)).isEqualTo(List.of(List.of(expected.toString())));
	}

	@Test
	void leavesAMatrixAsItIsWhenMultipliedByTheIdentity() {
		List<Object> matrix = matrix(60, 60, () -> this.random.nextInt(1_000_000) - 500_000L);
		List<List<Integer>> identity = new ArrayList<>();
		for (int i = 0; i < 60; i++) {
			List<Integer> row = new ArrayList<>(Collections.nCopies(60, 0));
			row.set(i, 1);
			identity.add(row);
		}
		assertThat(direct("matrixMultiply", matrix, identity)).isEqualTo(matrix);
		assertThat(direct("matrixMultiply", identity, matrix)).isEqualTo(matrix);
	}

	@Test
	void multipliesDoublesLikeTheDefinition() {
		List<Object> left = matrix(7, 9, this.random::nextGaussian);
		List<Object> right = matrix(9, 4, this.random::nextGaussian);
		List<?> product = (List<?>) direct("matrixMultiply", left, right);
		for (int i = 0; i < 7; i++) {
			for (int j = 0; j < 4; j++) {
				double expected = 0;
				for (int k = 0; k < 9; k++) {
					expected += (Double) entry(left, i, k) * (Double) entry(right, k, j);
				}
				assertThat(entry(product, i, j)).isEqualTo(expected);
			}
		}
	}

	@Test
	void refusesWhatHasNoProduct() {
		assertThat(reason("matrixMultiply", A, List.of(List.of(1, 2)))).isEqualTo(Reason.INVALID_OPERANDS);
		assertThat(reason("matrixMultiply", A)).isEqualTo(Reason.INVALID_OPERANDS);
		assertThat(reason("matrixMultiply", A, B, A)).isEqualTo(Reason.INVALID_OPERANDS);
		assertThat(reason("matrixMultiply", 2, A)).isEqualTo(Reason.INVALID_OPERANDS);
		assertThat(reason("matrixMultiply", List.of(List.of(1, 2), List.of(3)), A)).isEqualTo(Reason.INVALID_OPERANDS);
		assertThat(reason("matrixMultiply", List.of(List.of(1.5)), List.of(List.of("1.5e308"))))
			.isEqualTo(Reason.NOT_A_NUMBER);
	}

	private static List<List<Object>> naive(List<?> left, List<?> right) {
		List<List<Object>> product = new ArrayList<>();
		for (int i = 0; i < left.size(); i++) {
			List<Object> row = new ArrayList<>();
			for (int j = 0; j < ((List<?>) right.getFirst()).size(); j++) {
				BigInteger sum = BigInteger.ZERO;
				for (int k = 0; k < right.size(); k++) {
					sum = sum.add(((BigInteger) entry(left, i, k)).multiply((BigInteger) entry(right, k, j)));
				}
				row.add(new Whole(sum).toJson());
			}
			product.add(row);
		}
		return product;
	}

	private static Object entry(List<?> matrix, int row, int column) {
		return ((List<?>) matrix.get(row)).get(column);
	}

}
