/**
 * The benchmark {@code registry}: how soon an instance is routed to, how long a dead one
 * is, and what the registry costs, beside stock Eureka.
 */
@NullMarked
package dev.rollcall.benchmark.registry;

import org.jspecify.annotations.NullMarked;
