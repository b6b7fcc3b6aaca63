/**
 * Asks every instance for its health, round after round, and keeps what came of it.
 */
@NullMarked
package dev.rollcall.monitor.check;

import org.jspecify.annotations.NullMarked;
