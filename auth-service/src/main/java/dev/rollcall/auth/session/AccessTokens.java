package dev.rollcall.auth.session;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Date;
import java.util.UUID;

import dev.rollcall.auth.account.Account;
import dev.rollcall.auth.account.User;
import dev.rollcall.auth.key.SigningKey;
import dev.rollcall.auth.key.SigningKeys;
import dev.rollcall.starter.token.TokenProperties;
import io.jsonwebtoken.Jwts;

import org.springframework.stereotype.Component;

/** Issues access tokens: JWTs signed with ES256, with the claims of CONTRACT 5. */
@Component
public class AccessTokens {

	private final SigningKeys keys;

	private final TokenProperties properties;

	private final TokenLifetimeProperties lifetimes;

	private final InstantSource clock;

	AccessTokens(SigningKeys keys, TokenProperties properties, TokenLifetimeProperties lifetimes, InstantSource clock) {
		this.keys = keys;
		this.properties = properties;
		this.lifetimes = lifetimes;
		this.clock = clock;
	}

	/**
	 * What a client gets who has signed in.
	 * @param message a sentence, such as {@code Login successful}
	 * @param session the session
	 * @return the answer, with a new access token
	 */
	public SignedIn answer(String message, Session session) {
		return new SignedIn(message, issue(session), this.lifetimes.accessTokenLifetime().toSeconds(),
				session.refreshToken().text(), User.of(session.account()));
	}

	private String issue(Session session) {
		Account account = session.account();
		SigningKey key = this.keys.current();
		Instant now = this.clock.instant();
		return Jwts.builder()
			.header()
			.keyId(key.kid())
			.and()
			.issuer(this.properties.issuer())
			.subject(account.id())
			.audience()
			.add(this.properties.audience())
			.and()
			.issuedAt(Date.from(now))
			.expiration(Date.from(now.plus(this.lifetimes.accessTokenLifetime())))
			.id(UUID.randomUUID().toString())
			.claim("roles", account.roles().stream().map(Enum::name).toList())
			.claim("sid", session.familyId())
			.claim("gen", account.generation())
			.signWith(key.privateKey(), Jwts.SIG.ES256)
			.compact();
	}

}
