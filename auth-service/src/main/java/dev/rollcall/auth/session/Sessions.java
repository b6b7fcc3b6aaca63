package dev.rollcall.auth.session;

import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;

import dev.rollcall.auth.AuthProblem;
import dev.rollcall.auth.account.Account;
import dev.rollcall.auth.account.Accounts;
import dev.rollcall.starter.problem.ProblemException;

import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Begins sessions and renews them. */
@Component
public class Sessions {

	private final RefreshTokenRepository repository;

	private final Accounts accounts;

	private final TokenLifetimeProperties lifetimes;

	private final InstantSource clock;

	private final SecureRandom random = new SecureRandom();

	Sessions(RefreshTokenRepository repository, Accounts accounts, TokenLifetimeProperties lifetimes,
			InstantSource clock) {
		this.repository = repository;
		this.accounts = accounts;
		this.lifetimes = lifetimes;
		this.clock = clock;
	}

	/**
	 * Begins a session.
	 * @param account who has signed in
	 * @return the session
	 */
	@Transactional
	public Session begin(Account account) {
		Instant now = this.clock.instant();
		this.repository.deleteExpired(account.id(), now.toEpochMilli());
		return next(account, Family.begin(account.id()), now);
	}

	/**
	 * Goes on with a session. The refresh token is spent by it, whoever comes with it
	 * again.
	 * @param token what the client sent
	 * @return the session with its next refresh token
	 * @throws ProblemException 401 when the token is unknown, spent or expired
	 */
	@Transactional
	Session renew(RefreshToken token) {
		Instant now = this.clock.instant();
		if (this.repository.spend(token.hash(), now.toEpochMilli()) == 0) {
			throw refused();
		}
		Family family = this.repository.findById(token.hash()).orElseThrow(Sessions::refused).family();
		Account account = this.accounts.find(family.accountId()).orElseThrow(Sessions::refused);
		return next(account, family, now);
	}

	private Session next(Account account, Family family, Instant now) {
		RefreshToken token = RefreshToken.random(this.random);
		this.repository
			.save(new StoredRefreshToken(token, family, now, now.plus(this.lifetimes.refreshTokenLifetime())));
		return new Session(account, family.id(), token);
	}

	private static ProblemException refused() {
		return new ProblemException(AuthProblem.REFRESH_TOKEN_INVALID,
				"The refresh token is unknown, spent or expired: sign in again");
	}

}
