/**
 * Who is calling: bearer tokens and the cluster's credential, checked by every service
 * itself.
 */
@NullMarked
package dev.rollcall.starter.token;

import org.jspecify.annotations.NullMarked;
