/**
 * Writes that may be sent again ({@code Idempotency-Key}, CONTRACT 1): the answer is
 * recorded in the transaction of the effect.
 */
@NullMarked
package dev.rollcall.starter.idempotency;

import org.jspecify.annotations.NullMarked;
