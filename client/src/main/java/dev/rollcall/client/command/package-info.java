/**
 * What can be typed after {@code client}, and the exit codes.
 */
@NullMarked
package dev.rollcall.client.command;

import org.jspecify.annotations.NullMarked;
