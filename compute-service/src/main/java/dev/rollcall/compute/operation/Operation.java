package dev.rollcall.compute.operation;

import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A calculation that callers ask for by name. It keeps no state: the same operands give
 * the same result, from any thread.
 */
public final class Operation {

	private final String name;

	private final Signature signature;

	private final List<Limit> limits;

	private final boolean progress;

	private final Calculation calculation;

	Operation(String name, Signature signature, List<Limit> limits, boolean progress, Calculation calculation) {
		this.name = name;
		this.signature = signature;
		this.limits = limits;
		this.progress = progress;
		this.calculation = calculation;
	}

	/**
	 * The name that requests use.
	 * @return such as {@code "primeCheck"}
	 */
	public String name() {
		return this.name;
	}

	/**
	 * What it takes, in words.
	 * @return such as {@code "two numbers: base, exponent"}
	 */
	public String operands() {
		return this.signature.text();
	}

	/**
	 * Its limits, in words.
	 * @param mode how it is to be run
	 * @return such as {@code "n at most 5,000"}; every operand has at most 1,000 digits
	 * besides
	 */
	public String limits(Mode mode) {
		return Stream.concat(Stream.ofNullable(this.signature.countMax()), this.limits.stream())
			.map((limit) -> limit.text(mode))
			.collect(Collectors.joining(", "));
	}

	/**
	 * Whether it tells how far it is between its start and its end.
	 * @return false when it is too quick for that
	 */
	public boolean reportsProgress() {
		return this.progress;
	}

	/**
	 * Runs it on the caller's thread.
	 * @param operands as {@link Operand} reads them
	 * @param mode which limits apply
	 * @param progress follows and may stop it
	 * @return the result, exact when all operands are integers, as far as the contract
	 * says so
	 * @throws OperationException when it refuses the operands, before any large work
	 * @throws CancellationException when {@code progress} says to stop or the thread is
	 * interrupted
	 */
	public Result run(List<Operand> operands, Mode mode, Progress progress) {
		String usage = this.name + " takes " + this.signature.text();
		this.signature.check(operands, mode, usage);
		return this.calculation.of(new Call(operands, mode, progress, usage));
	}

	/**
	 * Checks operands as {@link #run} does, but stops before any large work. What only
	 * the result shows, such as an estimate that was too low, is left to {@code run}.
	 * @param operands as {@link Operand} reads them
	 * @param mode which limits apply
	 * @throws OperationException when {@link #run} would refuse the operands too
	 */
	public void check(List<Operand> operands, Mode mode) {
		try {
			run(operands, mode, (percent) -> false);
		}
		catch (CancellationException ex) {
			// stopped where the work begins: the operands are taken
		}
	}

	@Override
	public String toString() {
		return this.name;
	}

}
