/**
 * The data service: starts it. Features: {@code item}.
 */
@NullMarked
package dev.rollcall.data;

import org.jspecify.annotations.NullMarked;
