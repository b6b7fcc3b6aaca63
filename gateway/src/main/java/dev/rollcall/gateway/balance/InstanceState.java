package dev.rollcall.gateway.balance;

/**
 * What the gateway thinks of an instance.
 *
 * @param instance the instance
 * @param healthy whether it gets requests; else it is ejected
 * @param failures how often in a row it accepted no connection or was not ready
 */
public record InstanceState(Instance instance, boolean healthy, int failures) {
}
