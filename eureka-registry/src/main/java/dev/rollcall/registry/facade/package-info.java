/**
 * The registry's list as plain JSON, for readers and instances that do not speak Eureka.
 */
@NullMarked
package dev.rollcall.registry.facade;

import org.jspecify.annotations.NullMarked;
