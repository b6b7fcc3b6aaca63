/**
 * Eureka's server with its defaults.
 */
@NullMarked
package dev.rollcall.benchmark.peer.registry;

import org.jspecify.annotations.NullMarked;
