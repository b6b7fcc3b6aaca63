/**
 * Items: how many are read and written a second, beside the barest server over the same
 * database.
 */
@NullMarked
package dev.rollcall.benchmark.data;

import org.jspecify.annotations.NullMarked;
