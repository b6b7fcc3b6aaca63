/**
 * How a process speaks to the registry.
 */
@NullMarked
package dev.rollcall.starter.discovery;

import org.jspecify.annotations.NullMarked;
