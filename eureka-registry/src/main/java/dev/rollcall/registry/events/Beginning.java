package dev.rollcall.registry.events;

import java.util.List;
import java.util.function.Supplier;

/**
 * How a stream begins.
 *
 * @param subscription what comes later
 * @param events what comes first, as it goes over the wire: a snapshot, or the events
 * that the reader missed
 */
record Beginning(Subscription subscription, Supplier<List<byte[]>> events) {
}
