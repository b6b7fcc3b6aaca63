/**
 * The list of instances: one instance an id, and how long a registration lasts, which is
 * 30 seconds after the last heartbeat, for every instance.
 */
@NullMarked
package dev.rollcall.registry.lease;

import org.jspecify.annotations.NullMarked;
