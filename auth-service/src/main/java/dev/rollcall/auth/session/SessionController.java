package dev.rollcall.auth.session;

import java.time.Instant;

import dev.rollcall.auth.AuthProblem;
import dev.rollcall.auth.account.Accounts;
import dev.rollcall.auth.account.User;
import dev.rollcall.starter.problem.ProblemException;
import dev.rollcall.starter.token.Caller;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import org.jspecify.annotations.Nullable;

import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.server.resource.authentication.AbstractOAuth2TokenAuthenticationToken;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** What holders of tokens do with them. */
@RestController
class SessionController {

	private final Sessions sessions;

	private final AccessTokens accessTokens;

	private final Accounts accounts;

	SessionController(Sessions sessions, AccessTokens accessTokens, Accounts accounts) {
		this.sessions = sessions;
		this.accessTokens = accessTokens;
		this.accounts = accounts;
	}

	@PostMapping("/api/auth/refresh")
	ResponseEntity<SignedIn> refresh(@RequestBody @Valid RefreshRequest request) {
		Session session = this.sessions.renew(new RefreshToken(String.valueOf(request.refreshToken())));
		return ResponseEntity.ok()
			.cacheControl(CacheControl.noStore())
			.body(this.accessTokens.answer("Token refreshed", session));
	}

	/** The chain has checked the token already; what is left is whose it is. */
	@GetMapping("/api/auth/verify")
	Verification verify(@AuthenticationPrincipal Caller caller,
			AbstractOAuth2TokenAuthenticationToken<Jwt> authentication) {
		return this.accounts.find(caller.id())
			.map((account) -> new Verification(true, User.of(account), authentication.getToken().getExpiresAt()))
			.orElseThrow(() -> new ProblemException(AuthProblem.ACCOUNT_GONE, "The account of this token is gone")
				.with("valid", false));
	}

	/**
	 * The body of {@code POST /refresh}.
	 *
	 * @param refreshToken the one that came with the last access token
	 */
	record RefreshRequest(@NotNull(message = "is missing") @Nullable String refreshToken) {

		@Override
		public String toString() {
			return "RefreshRequest[refreshToken=***]";
		}

	}

	/**
	 * The answer of {@code GET /verify}.
	 *
	 * @param valid always true: a token that is not valid is answered 401
	 * @param user whose token it is
	 * @param expiresAt when it ends
	 */
	record Verification(boolean valid, User user, @Nullable Instant expiresAt) {
	}

}
