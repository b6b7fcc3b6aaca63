package dev.rollcall.auth.login;

import dev.rollcall.auth.AuthProblem;
import dev.rollcall.auth.account.Account;
import dev.rollcall.auth.account.Accounts;
import dev.rollcall.auth.account.EmailAddress;
import dev.rollcall.auth.account.Password;
import dev.rollcall.auth.account.Username;
import dev.rollcall.auth.session.AccessTokens;
import dev.rollcall.auth.session.Sessions;
import dev.rollcall.auth.session.SignedIn;
import dev.rollcall.starter.problem.ProblemException;
import jakarta.validation.Valid;

import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Registration and sign-in. */
@RestController
class LoginController {

	private final Accounts accounts;

	private final Registration registration;

	private final Sessions sessions;

	private final AccessTokens accessTokens;

	LoginController(Accounts accounts, Registration registration, Sessions sessions, AccessTokens accessTokens) {
		this.accounts = accounts;
		this.registration = registration;
		this.sessions = sessions;
		this.accessTokens = accessTokens;
	}

	/** The password is hashed before the transaction, which would hold the others up. */
	@PostMapping("/api/auth/register")
	ResponseEntity<SignedIn> register(@RequestBody @Valid RegisterRequest request) {
		Account draft = this.accounts.draft(new Username(request.username()), new EmailAddress(request.email()),
				new Password(request.password()));
		return answer(HttpStatus.CREATED,
				this.accessTokens.answer("User registered successfully", this.registration.complete(draft)));
	}

	@PostMapping("/api/auth/login")
	ResponseEntity<SignedIn> login(@RequestBody @Valid LoginRequest request) {
		Account account = this.accounts.authenticate(request.name(), String.valueOf(request.password()))
			.orElseThrow(() -> new ProblemException(AuthProblem.WRONG_CREDENTIALS,
					"The user name, e-mail address or password is wrong"));
		return answer(HttpStatus.OK, this.accessTokens.answer("Login successful", this.sessions.begin(account)));
	}

	/** No cache keeps tokens (RFC 6749, 5.1). */
	private static ResponseEntity<SignedIn> answer(HttpStatus status, SignedIn body) {
		return ResponseEntity.status(status).cacheControl(CacheControl.noStore()).body(body);
	}

}
