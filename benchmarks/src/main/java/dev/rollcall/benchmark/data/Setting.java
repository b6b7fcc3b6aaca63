package dev.rollcall.benchmark.data;

/**
 * What was the same for both sides.
 *
 * @param database its name
 * @param instances of each side
 * @param clients how many at once
 * @param kind what they asked for
 */
record Setting(String database, int instances, int clients, Kind kind) {
}
