/**
 * Routes requests to the services: {@code edge} (what enters and leaves) and
 * {@code status} (pictures of the system, kept by {@code access}) → {@code balance}
 * (which instance, and which next) → {@code metrics} (what became of requests) →
 * {@code route} (which services there are), {@code problem} (how it is said when there is
 * no answer).
 */
@NullMarked
package dev.rollcall.gateway;

import org.jspecify.annotations.NullMarked;
