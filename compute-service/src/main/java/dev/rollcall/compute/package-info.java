/**
 * Computes. {@code direct} answers at once and knows {@code operation}, which is pure and
 * knows nobody. {@code accumulator} multiplies the one number that all instances share.
 */
@NullMarked
package dev.rollcall.compute;

import org.jspecify.annotations.NullMarked;
