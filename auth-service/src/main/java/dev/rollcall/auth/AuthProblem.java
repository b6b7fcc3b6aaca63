package dev.rollcall.auth;

import dev.rollcall.starter.problem.ProblemKind;
import dev.rollcall.starter.problem.ProblemType;

import org.springframework.http.HttpStatus;

/** The problems that only auth-service has. */
public enum AuthProblem implements ProblemType {

	/** The user name or the e-mail address belongs to an account already. */
	ACCOUNT_EXISTS("account-exists", HttpStatus.CONFLICT, "Account exists"),

	/** No such account, or not its password: the answer does not tell which. */
	WRONG_CREDENTIALS("wrong-credentials", HttpStatus.UNAUTHORIZED, "Wrong credentials"),

	/** The refresh token is unknown, spent or expired. */
	REFRESH_TOKEN_INVALID("refresh-token-invalid", HttpStatus.UNAUTHORIZED, "Refresh token not valid"),

	/** The access token is genuine, but its account is gone. */
	ACCOUNT_GONE("account-gone", HttpStatus.UNAUTHORIZED, "Account gone"),

	/** More passwords wait to be hashed than this instance works off in time. */
	TOO_MANY_SIGN_INS("too-many-sign-ins", HttpStatus.TOO_MANY_REQUESTS, "Too many sign-ins at once");

	private final ProblemKind kind;

	AuthProblem(String code, HttpStatus status, String title) {
		this.kind = ProblemKind.of("auth", code, status, title);
	}

	@Override
	public ProblemKind kind() {
		return this.kind;
	}

}
