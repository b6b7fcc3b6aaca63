/**
 * What the monitor's tests share: instances that fail, hang and recover on demand.
 */
@NullMarked
package dev.rollcall.monitor;

import org.jspecify.annotations.NullMarked;
