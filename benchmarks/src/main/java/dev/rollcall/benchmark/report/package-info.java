/**
 * What was measured, as figures, tables and files.
 */
@NullMarked
package dev.rollcall.benchmark.report;

import org.jspecify.annotations.NullMarked;
