package dev.rollcall.gateway.balance;

/**
 * What the gateway thinks of an instance.
 *
 * @param instance the instance
 * @param healthy whether it gets requests; else it is ejected
 * @param failures connections in a row that it did not accept
 */
public record InstanceState(Instance instance, boolean healthy, int failures) {
}
