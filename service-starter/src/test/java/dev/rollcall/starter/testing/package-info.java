/**
 * What the tests of all services share; part of the starter's test-jar only.
 */
@NullMarked
package dev.rollcall.starter.testing;

import org.jspecify.annotations.NullMarked;
