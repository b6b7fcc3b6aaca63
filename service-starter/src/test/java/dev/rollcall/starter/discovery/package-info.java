/**
 * A registry of the test's own, which says and breaks off what a test wants.
 */
@NullMarked
package dev.rollcall.starter.discovery;

import org.jspecify.annotations.NullMarked;
