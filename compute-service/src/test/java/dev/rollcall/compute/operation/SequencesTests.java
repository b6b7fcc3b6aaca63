package dev.rollcall.compute.operation;

import java.math.BigInteger;
import java.util.Random;

import dev.rollcall.compute.operation.OperationException.Reason;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static dev.rollcall.compute.operation.OperationFixtures.direct;
import static dev.rollcall.compute.operation.OperationFixtures.integer;
import static dev.rollcall.compute.operation.OperationFixtures.reason;
import static org.assertj.core.api.Assertions.assertThat;

class SequencesTests {

	private final Random random = new Random(20261123);

	@Test
	void givesPublishedFactorials() {
		assertThat(direct("factorial", 0)).isEqualTo(1L);
		assertThat(direct("factorial", 5)).isEqualTo(120L);
		assertThat(direct("factorial", 18)).isEqualTo(6402373705728000L);
		assertThat(direct("factorial", 20)).isEqualTo("2432902008176640000");
		assertThat(direct("factorial", 100)).isEqualTo("93326215443944152681699238856266700490715968264381621468592963"
				+ "895217599993229915608941463976156518286253697920827223758251185210916864000000000000000000000000");
	}

	@Test
	void multipliesFactorialsLikeALoop() {
		BigInteger expected = BigInteger.ONE;
		for (int n = 1; n <= 400; n++) {
			expected = expected.multiply(BigInteger.valueOf(n));
			assertThat(integer("factorial", n)).isEqualTo(expected);
		}
	}

	@Test
	void dividesNeighbouringFactorialsToN() {
		for (int round = 0; round < 20; round++) {
			int n = 1 + this.random.nextInt(20_000);
			assertThat(integer("factorial", n).divide(integer("factorial", n - 1))).isEqualTo(BigInteger.valueOf(n));
		}
	}

	@Test
	void givesTheLargestFactorialOfAJobItsPublishedLengthAndZeros() {
		String digits = integer("factorial", 100_000).toString();
		assertThat(digits.length()).isEqualTo(456_574);
		assertThat(digits.substring(0, 35)).isEqualTo("28242294079603478742934215780245355");
		assertThat(digits.length() - digits.replaceAll("0+$", "").length()).isEqualTo(24_999);
	}

	@Test
	void givesPublishedFibonacciNumbers() {
		assertThat(direct("fibonacci", 0)).isEqualTo(0L);
		assertThat(direct("fibonacci", 1)).isEqualTo(1L);
		assertThat(direct("fibonacci", 10)).isEqualTo(55L);
		assertThat(direct("fibonacci", 78)).isEqualTo(8944394323791464L);
		assertThat(direct("fibonacci", 79)).isEqualTo("14472334024676221");
		assertThat(direct("fibonacci", 1000)).isEqualTo("434665576869374564356885276750406258025646605173717804024817"
				+ "29089536555417949051890403879840079255169295922593080322634775209689623239873322471161642996440906533187938"
				+ "298969649928516003704476137795166849228875");
	}

	@Test
	void addsFibonacciNumbersLikeALoop() {
		BigInteger current = BigInteger.ZERO;
		BigInteger next = BigInteger.ONE;
		for (int n = 0; n <= 1_000; n++) {
			assertThat(integer("fibonacci", n)).isEqualTo(current);
			BigInteger sum = current.add(next);
			current = next;
			next = sum;
		}
	}

	@Test
	void fulfilsCassinisIdentity() {
		for (int round = 0; round < 20; round++) {
			int n = 1 + this.random.nextInt(100_000);
			BigInteger product = integer("fibonacci", n - 1).multiply(integer("fibonacci", n + 1));
			BigInteger difference = product.subtract(integer("fibonacci", n).pow(2));
			assertThat(difference).isEqualTo(BigInteger.valueOf((n % 2 == 0) ? 1 : -1));
		}
	}

	@Test
	void givesTheLargestFibonacciNumberOfAJobItsLength() {
		BigInteger largest = integer("fibonacci", 2_000_000);
		String digits = largest.toString();
		assertThat(digits.length()).isEqualTo(417_975);
		assertThat(digits.substring(0, 30)).isEqualTo("853129491750764154305166065450");
		for (long modulus : new long[] { 1_000_000_000_000L, 1_000_000_007L, 998_244_353L }) {
			assertThat(largest.mod(BigInteger.valueOf(modulus))).isEqualTo(fibonacciModulo(2_000_000, modulus));
		}
	}

	private static BigInteger fibonacciModulo(int n, long modulus) {
		long current = 0;
		long next = 1;
		for (int i = 0; i < n; i++) {
			long sum = (current + next) % modulus;
			current = next;
			next = sum;
		}
		return BigInteger.valueOf(current);
	}

	@ParameterizedTest
	@ValueSource(strings = { "factorial", "fibonacci" })
	void refusesWhatIsNoIndex(String operation) {
		assertThat(reason(operation, -1)).isEqualTo(Reason.INVALID_OPERANDS);
		assertThat(reason(operation, "-1e999")).isEqualTo(Reason.INVALID_OPERANDS);
		assertThat(reason(operation, 2.5)).isEqualTo(Reason.INVALID_OPERANDS);
		assertThat(reason(operation)).isEqualTo(Reason.INVALID_OPERANDS);
		assertThat(reason(operation, 1, 2)).isEqualTo(Reason.INVALID_OPERANDS);
		assertThat(reason(operation, "1e999")).isEqualTo(Reason.OVER_LIMIT);
	}

}
