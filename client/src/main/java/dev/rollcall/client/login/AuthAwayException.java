package dev.rollcall.client.login;

import dev.rollcall.client.balance.ClientException;

/**
 * Nobody could be asked for a token: neither an instance of auth-service nor the gateway.
 */
final class AuthAwayException extends ClientException {

	private static final long serialVersionUID = 1L;

	AuthAwayException(String message) {
		super(message);
	}

}
