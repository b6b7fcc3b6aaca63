/**
 * Errors that the gateway makes itself, as RFC 9457 problems in the shape of the
 * starter's.
 */
@NullMarked
package dev.rollcall.gateway.problem;

import org.jspecify.annotations.NullMarked;
