/**
 * Pictures of the system as the gateway sees it: its instances, the round robin and the
 * figures of requests.
 */
@NullMarked
package dev.rollcall.gateway.status;

import org.jspecify.annotations.NullMarked;
