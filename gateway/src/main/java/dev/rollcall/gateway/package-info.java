/**
 * Routes requests to the services: {@code edge} (what enters and leaves) →
 * {@code balance} (which instance, and which next) → {@code problem} (how it is said when
 * there is no answer).
 */
@NullMarked
package dev.rollcall.gateway;

import org.jspecify.annotations.NullMarked;
