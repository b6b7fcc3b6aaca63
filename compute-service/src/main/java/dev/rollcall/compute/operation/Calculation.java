package dev.rollcall.compute.operation;

/**
 * How an operation gets from its operands to its result.
 */
@FunctionalInterface
interface Calculation {

	Result of(Call call);

}
