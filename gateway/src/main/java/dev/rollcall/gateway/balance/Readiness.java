package dev.rollcall.gateway.balance;

import org.jspecify.annotations.Nullable;

/**
 * What an instance said when it was asked whether it is ready.
 *
 * @param ready whether it takes requests
 * @param inTime whether something was heard in time, be it that it refuses connections;
 * who is late may only be busy
 * @param reason why not, for the log
 * @param name what it calls itself, {@code null} when it did not say
 */
record Readiness(boolean ready, boolean inTime, String reason, @Nullable String name) {
}
