/**
 * Operations that are answered while the caller waits.
 */
@NullMarked
package dev.rollcall.compute.direct;

import org.jspecify.annotations.NullMarked;
