package dev.rollcall.auth.account;

import java.time.InstantSource;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import dev.rollcall.auth.AuthProblem;
import dev.rollcall.starter.problem.FieldProblem;
import dev.rollcall.starter.problem.ProblemException;
import org.hibernate.exception.ConstraintViolationException;

import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.stereotype.Component;

/** All accounts; the only door to them. */
@Component
public class Accounts {

	/** SQLite names the column, PostgreSQL the constraint. */
	private static final Pattern UNIQUE = Pattern.compile("auth_account[._](username|email)_key");

	private final AccountRepository repository;

	private final PasswordHashing hashing;

	private final InstantSource clock;

	Accounts(AccountRepository repository, PasswordHashing hashing, InstantSource clock) {
		this.repository = repository;
		this.hashing = hashing;
		this.clock = clock;
	}

	/**
	 * Prepares an account with the role USER. Hashes the password, so it is called
	 * outside of any transaction.
	 * @param username its name
	 * @param email its address
	 * @param password its password
	 * @return an account that is not stored yet
	 * @throws ProblemException 429 when too many passwords wait to be hashed
	 */
	public Account draft(Username username, EmailAddress email, Password password) {
		return draft(username, email, password, EnumSet.of(Role.USER));
	}

	Account draft(Username username, EmailAddress email, Password password, Set<Role> roles) {
		return new Account(username, email, this.hashing.hash(password), roles, this.clock.instant());
	}

	/**
	 * Stores a new account. Whether its name and address are free is for the database to
	 * say: looking first would let two through that come together.
	 * @param draft the account
	 * @return the stored account
	 * @throws ProblemException 409 when the name or the address is taken
	 */
	public Account add(Account draft) {
		try {
			return this.repository.saveAndFlush(draft);
		}
		catch (DataIntegrityViolationException ex) {
			throw taken(ex).orElseThrow(() -> ex);
		}
	}

	private static Optional<ProblemException> taken(DataIntegrityViolationException ex) {
		if (!(ex.getCause() instanceof ConstraintViolationException violation)) {
			return Optional.empty();
		}
		Matcher constraint = UNIQUE.matcher(String.valueOf(violation.getConstraintName()));
		if (!constraint.find()) {
			return Optional.empty();
		}
		return Optional.of("username".equals(constraint.group(1)) ? taken("username", "The user name is taken")
				: taken("email", "The e-mail address is taken"));
	}

	private static ProblemException taken(String field, String detail) {
		return new ProblemException(AuthProblem.ACCOUNT_EXISTS, detail)
			.withErrors(List.of(new FieldProblem(field, "is taken")));
	}

	/**
	 * The account with an id.
	 * @param id an account's id, such as a token's subject
	 * @return the account, if there is one
	 */
	public Optional<Account> find(String id) {
		return this.repository.findById(id);
	}

	/**
	 * The account that a name and a password belong to. Takes about the same time whether
	 * or not there is such an account.
	 * @param name what the caller says to be called
	 * @param password what the caller says is the password
	 * @return the account; empty when there is none or the password is another
	 * @throws ProblemException 429 when too many passwords wait to be hashed
	 */
	public Optional<Account> authenticate(SignInName name, String password) {
		Optional<Account> account = find(name);
		boolean right = this.hashing.matches(password, account.map(Account::passwordHash).orElse(null));
		return right ? account : Optional.empty();
	}

	Optional<Account> find(SignInName name) {
		if (name.text().indexOf('\0') >= 0) {
			// nobody's, and PostgreSQL takes no text with it
			return Optional.empty();
		}
		return switch (name) {
			case SignInName.ByUsername(String text) -> this.repository.findByUsernameKey(CaseFolding.fold(text));
			case SignInName.ByEmail(String text) -> this.repository.findByEmailKey(CaseFolding.fold(text));
		};
	}

}
