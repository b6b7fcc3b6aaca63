package dev.rollcall.monitor.dashboard;

import java.time.Duration;

import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpStatus;
import org.springframework.security.authentication.AuthenticationServiceException;

/** Nobody could say whether the password is right. Its message goes to the client. */
class SignInUnavailableException extends AuthenticationServiceException {

	private static final long serialVersionUID = 1L;

	private final HttpStatus status;

	private final Duration retryAfter;

	SignInUnavailableException(HttpStatus status, Duration retryAfter, String message, @Nullable Throwable cause) {
		super(message, cause);
		this.status = status;
		this.retryAfter = retryAfter;
	}

	HttpStatus status() {
		return this.status;
	}

	Duration retryAfter() {
		return this.retryAfter;
	}

}
