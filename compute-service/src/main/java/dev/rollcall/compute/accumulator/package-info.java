/**
 * The one number that all instances share and multiply; it lies in kv-store.
 */
@NullMarked
package dev.rollcall.compute.accumulator;

import org.jspecify.annotations.NullMarked;
