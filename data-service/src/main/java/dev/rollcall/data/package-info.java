/**
 * The data service: starts it. Features: {@code batch} → {@code item} → {@code memory}.
 */
@NullMarked
package dev.rollcall.data;

import org.jspecify.annotations.NullMarked;
