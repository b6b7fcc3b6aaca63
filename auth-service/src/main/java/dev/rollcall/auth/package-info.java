/**
 * Accounts, sign-in and tokens. The packages depend on each other in this direction only:
 * {@code login} on {@code session} and {@code account}, {@code session} on
 * {@code account} and {@code key}; everything may use the problems named here.
 */
@NullMarked
package dev.rollcall.auth;

import org.jspecify.annotations.NullMarked;
