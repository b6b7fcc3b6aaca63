/**
 * Computes. {@code direct} answers at once and knows {@code operation}, which is pure and
 * knows nobody.
 */
@NullMarked
package dev.rollcall.compute;

import org.jspecify.annotations.NullMarked;
