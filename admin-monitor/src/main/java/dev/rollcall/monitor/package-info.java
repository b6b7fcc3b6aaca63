/**
 * The monitor. The packages stand in a line: {@code check} asks whom {@code roster} names
 * and takes along what {@code traffic} brings, {@code alert} judges the checks, and
 * {@code live} sends both out. {@code dashboard}, Spring Boot Admin, stands beside them.
 */
@NullMarked
package dev.rollcall.monitor;

import org.jspecify.annotations.NullMarked;
