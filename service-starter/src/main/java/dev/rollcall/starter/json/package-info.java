/**
 * How JSON is read and written, alike in every service: numbers keep their value, times
 * have milliseconds.
 */
@NullMarked
package dev.rollcall.starter.json;

import org.jspecify.annotations.NullMarked;
