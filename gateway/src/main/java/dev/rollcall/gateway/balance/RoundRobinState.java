package dev.rollcall.gateway.balance;

import org.jspecify.annotations.Nullable;

/**
 * Where the round robin of a service stands.
 *
 * @param counter how many turns were taken
 * @param healthy how many instances are healthy
 * @param next whose turn the next request's is, {@code null} when nobody is listed
 */
public record RoundRobinState(long counter, int healthy, @Nullable Instance next) {
}
