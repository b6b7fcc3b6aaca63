/**
 * What the gateway counted of the requests it routed.
 */
@NullMarked
package dev.rollcall.monitor.traffic;

import org.jspecify.annotations.NullMarked;
