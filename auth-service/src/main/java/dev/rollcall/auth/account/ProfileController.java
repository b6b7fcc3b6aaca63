package dev.rollcall.auth.account;

import java.time.Instant;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.rollcall.auth.AuthProblem;
import dev.rollcall.starter.problem.ProblemException;
import dev.rollcall.starter.token.Caller;

import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** A user's own account. */
@RestController
class ProfileController {

	private final Accounts accounts;

	ProfileController(Accounts accounts) {
		this.accounts = accounts;
	}

	@GetMapping("/api/auth/profile")
	Answer profile(@AuthenticationPrincipal Caller caller) {
		return this.accounts.find(caller.id())
			.map(Answer::of)
			.orElseThrow(() -> new ProblemException(AuthProblem.ACCOUNT_GONE, "The account of this token is gone"));
	}

	/**
	 * The answer.
	 *
	 * @param user the account
	 */
	record Answer(Profile user) {

		static Answer of(Account account) {
			return new Answer(new Profile(User.of(account), account.createdAt()));
		}

	}

	/**
	 * A user with what only the user asks for.
	 *
	 * @param user what every answer says
	 * @param createdAt when the account was made
	 */
	record Profile(@JsonUnwrapped User user, Instant createdAt) {
	}

}
