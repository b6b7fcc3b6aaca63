/**
 * Starts, watches and stops the processes of a cluster on one machine.
 *
 * <p>
 * Not {@code @NullMarked}, unlike every other package: the {@code rollcall} script
 * compiles this module with nothing but a JDK, so no annotation of a library may be
 * needed. The rule holds all the same: nothing here is ever {@code null}. The only arrow
 * is {@code command} to here.
 */
package dev.rollcall.cluster;
