/**
 * Journeys through the whole system: real processes on free ports, one cluster for all
 * tests.
 */
@NullMarked
package dev.rollcall.system;

import org.jspecify.annotations.NullMarked;
