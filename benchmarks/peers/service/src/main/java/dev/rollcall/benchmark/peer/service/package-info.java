/**
 * A service with the defaults of Eureka's client.
 */
@NullMarked
package dev.rollcall.benchmark.peer.service;

import org.jspecify.annotations.NullMarked;
