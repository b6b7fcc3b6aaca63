/**
 * Processes that are not ours: started, watched and stopped.
 */
@NullMarked
package dev.rollcall.benchmark.process;

import org.jspecify.annotations.NullMarked;
