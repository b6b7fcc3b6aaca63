/**
 * Who is to be watched: every instance the registry lists, whatever its status, and the
 * registry.
 */
@NullMarked
package dev.rollcall.monitor.roster;

import org.jspecify.annotations.NullMarked;
