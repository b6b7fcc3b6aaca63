/**
 * Load on servers: clients that each send a request when the last one is answered.
 */
@NullMarked
package dev.rollcall.benchmark.load;

import org.jspecify.annotations.NullMarked;
