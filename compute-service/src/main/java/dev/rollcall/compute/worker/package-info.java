/**
 * Claims jobs and runs them on threads of this instance; knows {@code job}, which does
 * not know it.
 */
@NullMarked
package dev.rollcall.compute.worker;

import org.jspecify.annotations.NullMarked;
