/**
 * What the gateway asks of requests before they are routed, what it tells the services
 * about their sender, and what it answers itself.
 */
@NullMarked
package dev.rollcall.gateway.edge;

import org.jspecify.annotations.NullMarked;
