package dev.rollcall.auth.session;

import dev.rollcall.auth.account.Account;

/**
 * Somebody who has signed in, or has renewed.
 *
 * @param account who it is
 * @param familyId the refresh tokens of this sign-in
 * @param refreshToken the one to renew with next
 */
public record Session(Account account, String familyId, RefreshToken refreshToken) {
}
