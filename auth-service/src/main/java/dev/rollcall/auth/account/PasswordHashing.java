package dev.rollcall.auth.account;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

import dev.rollcall.auth.AuthProblem;
import dev.rollcall.starter.problem.ProblemException;
import org.jspecify.annotations.Nullable;

import org.springframework.security.crypto.password.PasswordEncoder;

/**
 * Hashes passwords, a few at a time (decision 2): hashing is slow on purpose, and whoever
 * sends many sign-ins must not take the processors from everybody else.
 */
class PasswordHashing {

	/** Stands in for what cannot be hashed; never counts as right. */
	private static final String IMPOSSIBLE = "-";

	private final PasswordEncoder encoder;

	/** What is hashed against when there is no account: a hash of nothing known. */
	private final String nobodysHash;

	private final Semaphore running;

	/** One for each request that runs or waits. */
	private final Semaphore places;

	private final Duration waitMax;

	PasswordHashing(PasswordEncoder encoder, String nobodysHash, HashingProperties properties) {
		this.encoder = encoder;
		this.nobodysHash = nobodysHash;
		this.running = new Semaphore(properties.parallelMax(), true);
		this.places = new Semaphore(Math.addExact(properties.parallelMax(), properties.waitingMax()));
		this.waitMax = properties.waitMax();
	}

	/**
	 * Hashes a new password.
	 * @param password the password
	 * @return what to store
	 * @throws ProblemException 429 when too many wait already or the turn did not come
	 */
	String hash(Password password) {
		return inTurn(() -> this.encoder.encode(password.text()));
	}

	/**
	 * Compares a password with a stored hash. It takes the same time when there is no
	 * hash, and when the password cannot be anybody's.
	 * @param password what was sent
	 * @param hash what was stored; none for an account that does not exist
	 * @return whether they belong together
	 * @throws ProblemException 429 when too many wait already or the turn did not come
	 */
	boolean matches(String password, @Nullable String hash) {
		boolean possible = Password.isPossible(password);
		// the encoder refuses an empty password without hashing it, which would be
		// quicker
		String candidate = possible ? new Password(password).text() : IMPOSSIBLE;
		String stored = (hash != null) ? hash : this.nobodysHash;
		boolean equal = inTurn(() -> this.encoder.matches(candidate, stored));
		return equal && possible && hash != null;
	}

	private <T> T inTurn(Supplier<T> work) {
		if (!this.places.tryAcquire()) {
			throw tooMany();
		}
		try {
			if (!this.running.tryAcquire(this.waitMax.toNanos(), TimeUnit.NANOSECONDS)) {
				throw tooMany();
			}
			try {
				return work.get();
			}
			finally {
				this.running.release();
			}
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw ProblemException.unavailable("The service is stopping", this.waitMax, ex);
		}
		finally {
			this.places.release();
		}
	}

	private ProblemException tooMany() {
		return new ProblemException(AuthProblem.TOO_MANY_SIGN_INS, "Too many sign-ins at once; try again in a moment")
			.retryAfter(this.waitMax);
	}

}
