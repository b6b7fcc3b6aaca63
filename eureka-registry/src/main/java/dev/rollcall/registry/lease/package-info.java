/**
 * How long a registration lasts: 30 seconds after the last heartbeat, for every instance.
 */
@NullMarked
package dev.rollcall.registry.lease;

import org.jspecify.annotations.NullMarked;
