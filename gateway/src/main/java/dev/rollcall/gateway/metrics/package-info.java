/**
 * Counts and times routed requests without locks, for the gateway as a whole and for each
 * instance.
 */
@NullMarked
package dev.rollcall.gateway.metrics;

import org.jspecify.annotations.NullMarked;
