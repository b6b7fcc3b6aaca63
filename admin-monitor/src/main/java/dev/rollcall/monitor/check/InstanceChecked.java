package dev.rollcall.monitor.check;

import java.time.Instant;

/**
 * Published for each instance in each round.
 *
 * @param state what is known of it now
 * @param at when the round asked
 */
public record InstanceChecked(InstanceState state, Instant at) {

}
