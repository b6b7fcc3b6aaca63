package dev.rollcall.client.login;

import java.util.Optional;

import dev.rollcall.client.balance.Answer;
import dev.rollcall.client.balance.Bearer;
import dev.rollcall.client.balance.ClientException;
import org.jspecify.annotations.Nullable;

/**
 * Whose requests they are: those of the stored login, else of {@code demo} where its
 * password can be read, else nobody's. It is for one thread.
 */
public final class Logins implements Bearer {

	private final AuthService auth;

	private final LoginFile file;

	private final DemoAccount demo;

	private @Nullable String token;

	private boolean tried;

	/**
	 * Creates one; nothing is read or asked yet.
	 * @param auth gives tokens
	 * @param file keeps a login
	 * @param demo who it is without a login
	 */
	public Logins(AuthService auth, LoginFile file, DemoAccount demo) {
		this.auth = auth;
		this.file = file;
		this.demo = demo;
	}

	/**
	 * Signs in and stores the login.
	 * @param name a user name, or an e-mail address
	 * @param password the password
	 * @throws ClientException when that fails
	 * @throws InterruptedException when interrupted while waiting
	 */
	public void login(String name, String password) throws InterruptedException {
		StoredLogin login = new StoredLogin(name, this.auth.login(name, password));
		this.file.alone(() -> {
			this.file.write(login);
			return login;
		});
	}

	/**
	 * Ends the stored login, here and at auth-service.
	 * @return what it was; empty when there was none
	 * @throws ClientException when it is forgotten here, but auth-service could not be
	 * told
	 * @throws InterruptedException when interrupted while waiting
	 */
	public Optional<EndedLogin> logout() throws InterruptedException {
		// A client that is renewing the login would store it again.
		Optional<StoredLogin> login = this.file.alone(() -> {
			Optional<StoredLogin> stored = this.file.read();
			this.file.delete();
			return stored;
		});
		return login.isPresent() ? Optional.of(new EndedLogin(login.get().name(), end(login.get().tokens())))
				: Optional.empty();
	}

	/** Whether auth-service knows what a logout is. */
	private boolean end(Tokens tokens) throws InterruptedException {
		try {
			Answer answer = this.auth.logout(tokens);
			if (answer.wantsSignIn() && !tokens.refresh().isEmpty()) {
				// The access token has ended, the login may not have.
				answer = this.auth.logout(this.auth.refresh(tokens.refresh()));
			}
			if (!answer.isOk() && !answer.isUnknown()) {
				throw new ClientException(answer.problem());
			}
			return answer.isOk();
		}
		catch (ClientException ex) {
			throw new ClientException("the login is forgotten here, but was not ended: " + ex.getMessage(), ex);
		}
	}

	@Override
	public Optional<String> token() throws InterruptedException {
		if (!this.tried) {
			this.tried = true;
			this.token = first();
		}
		return Optional.ofNullable(this.token);
	}

	private @Nullable String first() throws InterruptedException {
		Optional<StoredLogin> login = this.file.read();
		if (login.isPresent()) {
			return login.get().tokens().access();
		}
		Optional<String> password = this.demo.password();
		try {
			return password.isPresent() ? this.auth.login(DemoAccount.NAME, password.get()).access() : null;
		}
		catch (AuthAwayException ex) {
			// In classroom mode nobody asks for a token; elsewhere renew() says it again.
			return null;
		}
	}

	@Override
	public void renew() throws InterruptedException {
		if (this.file.read().isPresent()) {
			this.token = this.file.alone(this::renewStored);
			return;
		}
		String password = this.demo.password()
			.orElseThrow(() -> new ClientException("nobody is signed in: client login"));
		this.token = this.auth.login(DemoAccount.NAME, password).access();
	}

	private String renewStored() throws InterruptedException {
		StoredLogin login = this.file.read()
			.orElseThrow(() -> new ClientException("the login has ended: client login"));
		if (login.tokens().access().equals(this.token)) {
			login = new StoredLogin(login.name(), this.auth.refresh(login.tokens().refresh()));
			this.file.write(login);
		}
		// Else another client has renewed it meanwhile.
		return login.tokens().access();
	}

}
