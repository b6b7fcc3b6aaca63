/**
 * Spring Cloud Gateway with its defaults.
 */
@NullMarked
package dev.rollcall.benchmark.peer.gateway;

import org.jspecify.annotations.NullMarked;
