/**
 * Measures this system beside others. The arrows: {@code command} to {@code registry} and
 * {@code data}, {@code registry} to {@code traffic} and {@code data} to {@code load}, all
 * of them to {@code process} and {@code report}.
 */
@NullMarked
package dev.rollcall.benchmark;

import org.jspecify.annotations.NullMarked;
