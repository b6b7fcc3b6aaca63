/**
 * Sends what the rounds bring over WebSocket, as it happens.
 */
@NullMarked
package dev.rollcall.monitor.live;

import org.jspecify.annotations.NullMarked;
