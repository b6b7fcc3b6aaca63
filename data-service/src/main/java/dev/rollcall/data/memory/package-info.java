/**
 * How much memory the requests that run may hold together.
 */
@NullMarked
package dev.rollcall.data.memory;

import org.jspecify.annotations.NullMarked;
