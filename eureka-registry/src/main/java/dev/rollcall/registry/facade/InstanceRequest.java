package dev.rollcall.registry.facade;

import jakarta.validation.constraints.NotNull;

/**
 * The body of {@code POST /api/registry/heartbeat} and {@code deregister}.
 *
 * @param serviceId any text: an id that cannot be is the id of no instance
 */
record InstanceRequest(@NotNull(message = "is missing") String serviceId) {
}
