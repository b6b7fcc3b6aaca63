/**
 * Spring Boot Admin at the root: who may look, and what it shows the instances.
 */
@NullMarked
package dev.rollcall.monitor.dashboard;

import org.jspecify.annotations.NullMarked;
