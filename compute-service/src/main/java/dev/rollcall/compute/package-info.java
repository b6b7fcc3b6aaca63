/**
 * Computes. {@code direct} answers at once and knows {@code operation}, which is pure and
 * knows nobody. {@code accumulator} multiplies the one number that all instances share.
 * {@code job} takes what is computed later and keeps the queue; {@code worker} runs what
 * it finds there.
 */
@NullMarked
package dev.rollcall.compute;

import org.jspecify.annotations.NullMarked;
