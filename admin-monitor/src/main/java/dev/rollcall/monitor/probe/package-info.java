/**
 * GET requests that end in time and in size, whatever answers.
 */
@NullMarked
package dev.rollcall.monitor.probe;

import org.jspecify.annotations.NullMarked;
