/**
 * Picks the instance that a request goes to, learns from failures, and tries another
 * instance where that is safe.
 */
@NullMarked
package dev.rollcall.gateway.balance;

import org.jspecify.annotations.NullMarked;
