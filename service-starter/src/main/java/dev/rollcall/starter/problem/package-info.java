/**
 * Errors as RFC 9457 problems: one shape, whoever refuses the request.
 */
@NullMarked
package dev.rollcall.starter.problem;

import org.jspecify.annotations.NullMarked;
