/**
 * Tells what an operator must know: outages, their ends and slow answers.
 */
@NullMarked
package dev.rollcall.monitor.alert;

import org.jspecify.annotations.NullMarked;
