package dev.rollcall.auth.login;

import java.util.List;

import dev.rollcall.auth.account.SignInName;
import dev.rollcall.starter.problem.FieldProblem;
import dev.rollcall.starter.problem.ProblemException;
import jakarta.validation.constraints.NotNull;
import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpStatus;

/**
 * The body of {@code POST /login}. What can be nobody's name or password is not refused
 * here but as wrong, like any other.
 *
 * @param email the account's address; counts when both are there
 * @param username the account's name
 * @param password its password
 */
record LoginRequest(@Nullable String email, @Nullable String username,
		@NotNull(message = "is missing") @Nullable String password) {

	SignInName name() {
		if (this.email != null) {
			return new SignInName.ByEmail(this.email);
		}
		if (this.username != null) {
			return new SignInName.ByUsername(this.username);
		}
		throw new ProblemException(HttpStatus.BAD_REQUEST, "email or username is missing")
			.withErrors(List.of(new FieldProblem("email", "or username is missing")));
	}

	@Override
	public String toString() {
		return "LoginRequest[password=***]";
	}

}
