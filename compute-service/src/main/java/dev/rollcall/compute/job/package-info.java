/**
 * Jobs: the one door to them, and the queue that all instances share in the database.
 */
@NullMarked
package dev.rollcall.compute.job;

import org.jspecify.annotations.NullMarked;
