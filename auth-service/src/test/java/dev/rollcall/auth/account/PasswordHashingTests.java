package dev.rollcall.auth.account;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;

import dev.rollcall.starter.problem.ProblemException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import org.springframework.security.crypto.bcrypt.BCrypt;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class PasswordHashingTests {

	private static final int CHEAP = 4;

	private static final String NOBODYS_HASH = BCrypt.gensalt(CHEAP) + ".".repeat(31);

	private final CountingEncoder encoder = new CountingEncoder();

	@Test
	void knowsAPasswordByItsHash() {
		PasswordHashing hashing = hashing(1, 1, Duration.ofSeconds(10));
		String hash = hashing.hash(new Password("passwörd 1"));
		assertThat(hashing.matches("passwörd 1", hash)).isTrue();
		assertThat(hashing.matches("passwo\u0308rd 1", hash)).isTrue();
		assertThat(hashing.matches("passwörd 2", hash)).isFalse();
	}

	@Test
	void hashesOnceWhetherOrNotThereIsAnAccount() {
		PasswordHashing hashing = hashing(1, 1, Duration.ofSeconds(10));
		String hash = hashing.hash(new Password("password 1"));
		for (String password : List.of("password 1", "another 1", "", "x".repeat(73), "x\0x")) {
			assertHashedOnce(hashing, password, hash);
			assertHashedOnce(hashing, password, null);
		}
	}

	private void assertHashedOnce(PasswordHashing hashing, String password, @Nullable String hash) {
		int before = this.encoder.hashed.get();
		hashing.matches(password, hash);
		assertThat(this.encoder.hashed.get() - before).as("%s, %s", password, hash).isEqualTo(1);
	}

	@Test
	void takesNothingForTheHashOfNobody() {
		PasswordHashing hashing = hashing(1, 1, Duration.ofSeconds(10));
		String placeholder = hashing.hash(new Password("-"));
		assertThat(hashing.matches("", placeholder)).isFalse();
		assertThat(hashing.matches("-", null)).isFalse();
	}

	@Test
	void doesNotCutAPassword() {
		PasswordHashing hashing = hashing(1, 1, Duration.ofSeconds(10));
		String hash = hashing.hash(new Password("x".repeat(72)));
		assertThat(hashing.matches("x".repeat(72), hash)).isTrue();
		assertThat(hashing.matches("x".repeat(72) + "y", hash)).isFalse();
		assertThat(hashing.matches("x".repeat(71), hash)).isFalse();
	}

	@Test
	void refusesWhoWouldWaitTooLong() throws Exception {
		PasswordHashing hashing = hashing(1, 5, Duration.ofMillis(20));
		this.encoder.gate = new CountDownLatch(1);
		try (ExecutorService others = Executors.newCachedThreadPool()) {
			Future<String> first = others.submit(() -> hashing.hash(new Password("password 1")));
			this.encoder.entered.await();
			assertThatExceptionOfType(ProblemException.class).isThrownBy(() -> hashing.hash(new Password("password 2")))
				.withMessageContaining("Too many");
			this.encoder.gate.countDown();
			assertThat(first.get()).startsWith("$2a$");
		}
		assertThat(hashing.hash(new Password("password 3"))).startsWith("$2a$");
	}

	@Test
	void refusesAtOnceWhenTooManyWaitAlready() throws Exception {
		PasswordHashing hashing = hashing(1, 2, Duration.ofMinutes(1));
		this.encoder.gate = new CountDownLatch(1);
		try (ExecutorService others = Executors.newCachedThreadPool()) {
			List<Future<String>> all = new ArrayList<>();
			for (int i = 0; i < 3; i++) {
				all.add(others.submit(() -> hashing.hash(new Password("password 1"))));
			}
			this.encoder.entered.await();
			List<Future<String>> late = new ArrayList<>();
			for (int i = 0; i < 3; i++) {
				late.add(others.submit(() -> hashing.hash(new Password("password 2"))));
			}
			assertThatThreeAreRefused(all, late);
		}
	}

	/** Which three of the six come first is not for the test to say. */
	private void assertThatThreeAreRefused(List<Future<String>> all, List<Future<String>> late) {
		List<Future<String>> six = new ArrayList<>(all);
		six.addAll(late);
		while (six.stream().filter(Future::isDone).count() < 3) {
			Thread.onSpinWait();
		}
		this.encoder.gate.countDown();
		long refused = six.stream().filter((future) -> {
			try {
				future.get();
				return false;
			}
			catch (ExecutionException ex) {
				assertThat(ex).hasCauseInstanceOf(ProblemException.class);
				return true;
			}
			catch (InterruptedException ex) {
				Thread.currentThread().interrupt();
				throw new IllegalStateException(ex);
			}
		}).count();
		assertThat(refused).isEqualTo(3);
	}

	@Test
	void computesNoMoreAtATimeThanItMay() throws Exception {
		PasswordHashing hashing = hashing(1, 32, Duration.ofMinutes(1));
		try (ExecutorService others = Executors.newFixedThreadPool(16)) {
			List<Future<String>> all = new ArrayList<>();
			for (int i = 0; i < 16; i++) {
				all.add(others.submit(() -> hashing.hash(new Password("password 1"))));
			}
			for (Future<String> each : all) {
				each.get();
			}
		}
		assertThat(this.encoder.mostAtATime.get()).isEqualTo(1);
	}

	private PasswordHashing hashing(int parallelMax, int waitingMax, Duration waitMax) {
		return new PasswordHashing(this.encoder, NOBODYS_HASH, new HashingProperties(parallelMax, waitingMax, waitMax));
	}

	/** Bcrypt, cheap and watched. */
	private static final class CountingEncoder implements PasswordEncoder {

		private final BCryptPasswordEncoder bcrypt = new BCryptPasswordEncoder(CHEAP);

		private final AtomicInteger hashed = new AtomicInteger();

		private final AtomicInteger now = new AtomicInteger();

		private final AtomicInteger mostAtATime = new AtomicInteger();

		private final CountDownLatch entered = new CountDownLatch(1);

		private volatile CountDownLatch gate = new CountDownLatch(0);

		@Override
		public String encode(@Nullable CharSequence password) {
			this.mostAtATime.accumulateAndGet(this.now.incrementAndGet(), Math::max);
			this.entered.countDown();
			try {
				this.gate.await();
				return this.bcrypt.encode(password);
			}
			catch (InterruptedException ex) {
				Thread.currentThread().interrupt();
				throw new IllegalStateException(ex);
			}
			finally {
				this.now.decrementAndGet();
			}
		}

		/** Counts a comparison only when bcrypt really hashes for it. */
		@Override
		public boolean matches(@Nullable CharSequence password, @Nullable String hash) {
			if (password != null && !password.isEmpty() && hash != null && hash.length() == 60) {
				this.hashed.incrementAndGet();
			}
			return this.bcrypt.matches(password, hash);
		}

	}

}
