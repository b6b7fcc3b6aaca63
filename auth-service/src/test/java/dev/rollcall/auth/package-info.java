/**
 * What the tests of auth-service share.
 */
@NullMarked
package dev.rollcall.auth;

import org.jspecify.annotations.NullMarked;
