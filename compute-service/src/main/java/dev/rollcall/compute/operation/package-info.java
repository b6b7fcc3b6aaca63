/**
 * The operations of the compute service: pure calculations by name, with their limits,
 * exact for integers and finite for everything else.
 */
@NullMarked
package dev.rollcall.compute.operation;

import org.jspecify.annotations.NullMarked;
