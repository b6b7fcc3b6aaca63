/**
 * The commands of {@code ./rollcall}: what is typed, what is printed, and the exit codes.
 *
 * <p>
 * Not {@code @NullMarked}, for the reason given in {@code dev.rollcall.cluster}.
 */
package dev.rollcall.cluster.command;
