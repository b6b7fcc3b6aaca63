/**
 * Measures this system beside others. The arrows: {@code command} to {@code registry} to
 * {@code traffic}, {@code process} and {@code report}.
 */
@NullMarked
package dev.rollcall.benchmark;

import org.jspecify.annotations.NullMarked;
