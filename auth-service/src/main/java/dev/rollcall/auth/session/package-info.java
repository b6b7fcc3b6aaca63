/**
 * What somebody who has signed in holds: an access token for a while, and a refresh token
 * to get the next one with.
 */
@NullMarked
package dev.rollcall.auth.session;

import org.jspecify.annotations.NullMarked;
