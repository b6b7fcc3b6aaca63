/**
 * What {@code benchmarks/run} runs.
 */
@NullMarked
package dev.rollcall.benchmark.command;

import org.jspecify.annotations.NullMarked;
