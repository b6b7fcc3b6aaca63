/**
 * What a client of a gateway sees: requests one after the other, and who answered them.
 */
@NullMarked
package dev.rollcall.benchmark.traffic;

import org.jspecify.annotations.NullMarked;
