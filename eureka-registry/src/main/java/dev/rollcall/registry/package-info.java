/**
 * The registry: Eureka's own server, with ids that are unique and leases that mean what
 * they say ({@code lease}), a JSON facade over the same list ({@code facade}), a stream
 * of what happens to it ({@code events}) and the rules of who may read and write it.
 * {@code events} knows {@code facade} and {@code lease}, {@code facade} knows
 * {@code lease}; it does not know anybody.
 */
@NullMarked
package dev.rollcall.registry;

import org.jspecify.annotations.NullMarked;
