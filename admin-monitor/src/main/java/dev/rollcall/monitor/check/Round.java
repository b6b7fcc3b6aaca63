package dev.rollcall.monitor.check;

import java.time.Instant;
import java.util.List;

import tools.jackson.databind.JsonNode;

/**
 * What a round of checks found; published at its end.
 *
 * @param at when it asked
 * @param states the instances under watch
 * @param requestMetrics the gateway's counts, empty while it gives none
 */
public record Round(Instant at, List<InstanceState> states, JsonNode requestMetrics) {

}
