/**
 * Who may sign in: accounts, what names, addresses and passwords they may have, and how
 * passwords are kept.
 */
@NullMarked
package dev.rollcall.auth.account;

import org.jspecify.annotations.NullMarked;
