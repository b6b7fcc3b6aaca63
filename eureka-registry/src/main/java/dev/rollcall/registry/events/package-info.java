/**
 * What happens to the list of instances, told at once to whoever listens: server-sent
 * events.
 */
@NullMarked
package dev.rollcall.registry.events;

import org.jspecify.annotations.NullMarked;
