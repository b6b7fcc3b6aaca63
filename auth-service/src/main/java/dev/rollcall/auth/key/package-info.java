/**
 * The keys that sign tokens: made once for all instances, kept encrypted, published by
 * their public half.
 */
@NullMarked
package dev.rollcall.auth.key;

import org.jspecify.annotations.NullMarked;
