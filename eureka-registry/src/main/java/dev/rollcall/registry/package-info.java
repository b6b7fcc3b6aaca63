/**
 * The registry: Eureka's own server, with leases that mean what they say ({@code lease}),
 * a JSON facade over the same list ({@code facade}) and the rules of who may read and
 * write it. {@code facade} and {@code lease} do not know each other.
 */
@NullMarked
package dev.rollcall.registry;

import org.jspecify.annotations.NullMarked;
