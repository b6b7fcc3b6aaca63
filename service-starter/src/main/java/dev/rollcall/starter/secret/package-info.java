/**
 * The cluster's secrets: files that the first process of a laptop makes and that every
 * other process only reads.
 */
@NullMarked
package dev.rollcall.starter.secret;

import org.jspecify.annotations.NullMarked;
