package dev.rollcall.client.balance;

import java.util.Optional;

/**
 * Who sends the requests.
 */
public interface Bearer {

	/**
	 * The token to send.
	 * @return empty when nobody is signed in: then none is sent
	 * @throws InterruptedException when interrupted while signing in
	 */
	Optional<String> token() throws InterruptedException;

	/**
	 * A server has refused {@link #token()}: gets another one.
	 * @throws ClientException saying what to do when there is none to be had
	 * @throws InterruptedException when interrupted while signing in
	 */
	void renew() throws InterruptedException;

}
