/**
 * The client: it balances by itself. Features, each using only those after it:
 * {@code command}, {@code menu}, {@code calculation}, {@code login}, {@code balance},
 * {@code json}.
 */
@NullMarked
package dev.rollcall.client;

import org.jspecify.annotations.NullMarked;
