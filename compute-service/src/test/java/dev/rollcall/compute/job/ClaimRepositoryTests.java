package dev.rollcall.compute.job;

import java.time.Duration;
import java.time.Instant;

import dev.rollcall.compute.job.ClaimRepository.Candidate;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;

import static org.assertj.core.api.Assertions.assertThat;

/** What may happen between finding a job and claiming it where many may write. */
@SqliteDatabase
class ClaimRepositoryTests {

	private static final Duration LEASE = Duration.ofSeconds(5);

	@Autowired
	private JdbcClient jdbc;

	@Autowired
	private PlatformTransactionManager transactions;

	@Autowired
	private JsonMapper json;

	private JobQueue queue;

	private ClaimRepository repository;

	@BeforeEach
	void submitAJob() {
		this.queue = new JobQueue(this.jdbc, this.transactions, this.json);
		this.repository = new ClaimRepository(this.jdbc);
		this.queue.submitAll("");
	}

	private Instant now() {
		return this.queue.clock.instant();
	}

	private boolean claim(Candidate candidate) {
		return this.repository.claim(candidate, "b", now(), LEASE);
	}

	@Test
	void claimsWhatItFound() {
		Candidate waiting = this.repository.waiting(now(), 1).getFirst();
		assertThat(claim(waiting)).isTrue();
		assertThat(claim(waiting)).as("twice").isFalse();
		this.queue.clock.advance(LEASE);
		assertThat(claim(this.repository.expired(now(), 1).getFirst())).isTrue();
	}

	@Test
	void doesNotClaimAJobWhoseLeaseWasRenewedAtTheLastMoment() {
		Claim holder = this.queue.claims.claimNext("a", LEASE).orElseThrow();
		this.queue.clock.advance(LEASE);
		Candidate expired = this.repository.expired(now(), 1).getFirst();
		assertThat(this.repository.renew(holder, 50, now().plus(LEASE))).isTrue();
		assertThat(claim(expired)).isFalse();
		assertThat(this.queue.claims.complete(holder, "1")).isTrue();
	}

	@Test
	void doesNotClaimAJobOnceTheQueueIsPaused() {
		Candidate waiting = this.repository.waiting(now(), 1).getFirst();
		this.queue.pause(true);
		assertThat(claim(waiting)).isFalse();
		this.queue.pause(false);
		assertThat(claim(waiting)).isTrue();
	}

}
