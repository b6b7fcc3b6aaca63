/**
 * How people come in: registration, sign-in, and which calls need neither.
 */
@NullMarked
package dev.rollcall.auth.login;

import org.jspecify.annotations.NullMarked;
