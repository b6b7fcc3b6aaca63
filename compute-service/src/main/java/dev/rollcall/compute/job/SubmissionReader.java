package dev.rollcall.compute.job;

import java.math.BigInteger;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import dev.rollcall.starter.problem.FieldProblem;
import dev.rollcall.starter.problem.ProblemException;
import org.jspecify.annotations.Nullable;

/**
 * Reads one submission and notes everything that is wrong with its members; whether the
 * operation takes the operands is not its matter.
 */
class SubmissionReader {

	static final int PRIORITY_MAX = 9;

	private static final int PRIORITY_DEFAULT = 5;

	private static final int OPERATION_LENGTH_MAX = 64;

	private static final String MISSING = "is missing";

	private final JobRequest request;

	private final JobProperties limits;

	private final List<FieldProblem> errors = new ArrayList<>();

	SubmissionReader(JobRequest request, JobProperties limits) {
		this.request = request;
		this.limits = limits;
	}

	/**
	 * Reads all members.
	 * @return what is wanted
	 * @throws ProblemException 400 with everything that is wrong
	 */
	Submission read() {
		JobData data = data();
		long timeoutMsMax = this.limits.timeoutMax().toMillis();
		Submission submission = new Submission(operation(data), data,
				(int) option("priority", this.request.priority(), 0, PRIORITY_MAX, PRIORITY_DEFAULT),
				Duration.ofMillis(option("delayMs", this.request.delayMs(), 0, this.limits.delayMax().toMillis(), 0)),
				(int) option("maxAttempts", this.request.maxAttempts(), 1, this.limits.attemptsMax(),
						this.limits.attemptsDefault()),
				Duration.ofMillis(option("timeoutMs", this.request.timeoutMs(), 1, timeoutMsMax, timeoutMsMax)));
		if (!this.errors.isEmpty()) {
			throw ProblemException.invalid(this.errors);
		}
		return submission;
	}

	private JobData data() {
		JobData data = this.request.data();
		String prefix = (data != null) ? "data." : "";
		if (data == null) {
			data = new JobData(this.request.operation(), this.request.operands(), this.request.n());
		}
		if (data.operation() == null) {
			refuse(prefix + "operation", MISSING);
		}
		else if (data.operation().length() > OPERATION_LENGTH_MAX) {
			refuse(prefix + "operation", "is at most " + OPERATION_LENGTH_MAX + " characters long");
		}
		if (data.operands() == null && data.n() == null) {
			refuse(prefix + "operands", MISSING);
		}
		if (data.operands() != null && data.n() != null) {
			refuse(prefix + "n", "cannot be given together with operands");
		}
		return data;
	}

	private static String operation(JobData data) {
		return (data.operation() != null) ? data.operation() : "";
	}

	private long option(String name, @Nullable Object value, long min, long max, long defaultValue) {
		if (value == null) {
			return defaultValue;
		}
		if (value instanceof Integer || value instanceof Long || value instanceof BigInteger) {
			BigInteger number = new BigInteger(value.toString());
			if (number.bitLength() < Long.SIZE && number.longValue() >= min && number.longValue() <= max) {
				return number.longValue();
			}
		}
		refuse(name, "must be a whole number from " + min + " to " + max);
		return defaultValue;
	}

	private void refuse(String field, String message) {
		this.errors.add(new FieldProblem(field, message));
	}

}
