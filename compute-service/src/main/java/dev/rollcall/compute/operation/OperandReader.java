package dev.rollcall.compute.operation;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import java.util.regex.Pattern;

import dev.rollcall.compute.operation.OperationException.Reason;
import org.jspecify.annotations.Nullable;

/**
 * Makes one operand of what a JSON parser read, without ever expanding an exponent that
 * is over the limit of digits.
 */
final class OperandReader {

	/** A JSON number, leading zeros allowed. */
	private static final Pattern NUMBER = Pattern.compile("-?[0-9]+(\\.[0-9]+)?([eE][+-]?[0-9]+)?");

	private static final int DIGITS_MAX = Math.toIntExact(Limit.OPERAND_DIGITS.in(Mode.JOB));

	/** The smallest integer with too many digits. */
	private static final BigInteger BOUND = BigInteger.TEN.pow(DIGITS_MAX);

	/**
	 * The digits, a sign, a point, and an exponent of 10 digits with its letter and sign.
	 */
	private static final int TEXT_LENGTH_MAX = DIGITS_MAX + 14;

	/** The smallest double above zero is 4.9e-324. */
	private static final int SMALLEST_EXPONENT = -400;

	private final String place;

	/**
	 * Create a new reader.
	 * @param place how messages call the operand
	 */
	OperandReader(String place) {
		this.place = place;
	}

	Operand read(@Nullable Object json) {
		return (json instanceof List<?> rows) ? readMatrix(rows) : readNumber(json);
	}

	private Scalar readNumber(@Nullable Object json) {
		return switch (json) {
			case Byte number -> Whole.of(number);
			case Short number -> Whole.of(number);
			case Integer number -> Whole.of(number);
			case Long number -> Whole.of(number);
			case BigInteger number -> whole(number);
			case Float number -> fraction(number);
			case Double number -> fraction(number);
			case BigDecimal number -> decimal(number);
			case String text -> text(text);
			case null, default -> throw invalid("must be a number, a decimal string or a list of rows of numbers");
		};
	}

	private Scalar text(String text) {
		if (text.length() > TEXT_LENGTH_MAX) {
			Limit.OPERAND_DIGITS.check(text.length(), Mode.JOB);
		}
		if (!NUMBER.matcher(text).matches()) {
			throw invalid("must be a decimal number such as \"-12\", \"1.5\" or \"2e10\"");
		}
		try {
			return decimal(new BigDecimal(text));
		}
		catch (NumberFormatException ex) {
			throw new OperationException(Reason.OVER_LIMIT, this.place + " has an exponent beyond all limits", ex);
		}
	}

	private Scalar fraction(double number) {
		if (!Double.isFinite(number)) {
			throw new OperationException(Reason.NOT_A_NUMBER, this.place + " is not a finite number");
		}
		return decimal(BigDecimal.valueOf(number));
	}

	private Scalar decimal(BigDecimal number) {
		if (number.signum() == 0) {
			return Whole.of(0);
		}
		Limit.OPERAND_DIGITS.check(number.precision(), Mode.JOB);
		long digitsBeforePoint = (long) number.precision() - number.scale();
		if (digitsBeforePoint < SMALLEST_EXPONENT) {
			return new Decimal(0);
		}
		BigDecimal stripped = (number.scale() > 0) ? number.stripTrailingZeros() : number;
		if (stripped.scale() > 0) {
			return new Decimal(stripped.doubleValue());
		}
		Limit.OPERAND_DIGITS.check(digitsBeforePoint, Mode.JOB);
		return new Whole(stripped.toBigIntegerExact());
	}

	private static Whole whole(BigInteger number) {
		if (number.abs().compareTo(BOUND) >= 0) {
			Limit.OPERAND_DIGITS.check(DIGITS_MAX + 1, Mode.JOB);
		}
		return new Whole(number);
	}

	private Matrix readMatrix(List<?> rows) {
		int columns = (!rows.isEmpty() && rows.getFirst() instanceof List<?> first) ? first.size() : 0;
		if (columns == 0) {
			throw invalid("must be a number or a matrix: a list of rows, each a list of numbers");
		}
		Limit.MATRIX_SIDE.check(Math.max(rows.size(), columns), Mode.JOB);
		Scalar[][] entries = new Scalar[rows.size()][columns];
		for (int i = 0; i < entries.length; i++) {
			if (!(rows.get(i) instanceof List<?> row) || row.size() != columns) {
				throw invalid("must have rows of equal length");
			}
			for (int j = 0; j < columns; j++) {
				entries[i][j] = readNumber(row.get(j));
			}
		}
		return Matrix.of(entries);
	}

	private OperationException invalid(String rule) {
		return new OperationException(Reason.INVALID_OPERANDS, this.place + " " + rule);
	}

}
