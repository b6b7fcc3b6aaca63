/**
 * How long requests take, as a meter that costs them next to nothing.
 */
@NullMarked
package dev.rollcall.starter.timing;

import org.jspecify.annotations.NullMarked;
