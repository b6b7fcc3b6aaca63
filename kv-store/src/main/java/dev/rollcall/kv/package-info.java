/**
 * The key-value store: {@code entry} is its HTTP door and knows {@code engine}, which
 * keeps everything in memory and makes it durable.
 */
@NullMarked
package dev.rollcall.kv;

import org.jspecify.annotations.NullMarked;
