package dev.rollcall.compute.job;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import dev.rollcall.compute.ComputeProblem;
import dev.rollcall.starter.problem.ProblemException;
import dev.rollcall.starter.token.Caller;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** What the queue promises on every database. */
abstract class JobQueueContract {

	private static final Duration LEASE = Duration.ofSeconds(5);

	private static final Duration LEASE_AND_A_BIT = LEASE.plusMillis(1);

	private static final Caller BOB = new Caller("bob", Set.of(Caller.USER));

	@Autowired
	private JdbcClient jdbc;

	@Autowired
	private PlatformTransactionManager transactions;

	@Autowired
	private JsonMapper json;

	private JobQueue queue;

	@BeforeEach
	void emptyTheQueue() {
		this.queue = new JobQueue(this.jdbc, this.transactions, this.json);
	}

	private Optional<Claim> claim(String service) {
		return this.queue.claims.claimNext(service, LEASE);
	}

	private Claim claimed(String service) {
		return claim(service).orElseThrow();
	}

	@Test
	void handsOutTheHighestPriorityFirstAndEqualOnesInTheirOrder() {
		List<JobId> ids = this.queue.submitAll("", "'priority':0", "'priority':9", "", "'priority':9");
		assertThat(
				List.of(claimed("a").id(), claimed("b").id(), claimed("a").id(), claimed("b").id(), claimed("a").id()))
			.containsExactly(ids.get(2), ids.get(4), ids.get(0), ids.get(3), ids.get(1));
		assertThat(claim("a")).isEmpty();
	}

	@Test
	void letsUsersTakeTurnsHoweverManyJobsOneOfThemSubmits() {
		List<JobId> alices = this.queue.submitAll("", "", "");
		JobId bobs = this.queue.submit("{'operation':'add','operands':[1]}", BOB);
		assertThat(List.of(claimed("a").id(), claimed("a").id(), claimed("a").id())).containsExactly(alices.get(0),
				bobs, alices.get(1));
	}

	@Test
	void keepsADelayedJobUntilItsTimeHasCome() {
		JobId id = this.queue.submitAll("'delayMs':1000").getFirst();
		assertThat(this.queue.view(id).status()).isEqualTo(JobStatus.DELAYED);
		assertThat(this.queue.claims.claimable(5)).isZero();
		assertThat(claim("a")).isEmpty();
		this.queue.clock.advance(Duration.ofSeconds(1));
		assertThat(this.queue.view(id).status()).isEqualTo(JobStatus.WAITING);
		assertThat(this.queue.claims.claimable(5)).isEqualTo(1);
		assertThat(claimed("a").id()).isEqualTo(id);
	}

	@Test
	void handsOutNoJobTwiceThoughManyAskAtTheSameTime() throws Exception {
		Caller[] callers = { JobQueue.ALICE, BOB };
		List<JobId> submitted = new ArrayList<>();
		List<JobId> claimed = new ArrayList<>();
		for (int round = 0; round < 10; round++) {
			for (int i = 0; i < JobQueue.LIMITS.queueSizeMax(); i++) {
				submitted.add(this.queue.submit("{'operation':'add','operands':[1]}", callers[i % 2]));
			}
			claimed.addAll(claimAllFromThreads(4));
		}
		assertThat(claimed).doesNotHaveDuplicates().containsExactlyInAnyOrderElementsOf(submitted);
	}

	private List<JobId> claimAllFromThreads(int count) throws Exception {
		CyclicBarrier together = new CyclicBarrier(count);
		List<Future<List<JobId>>> threads = new ArrayList<>();
		try (ExecutorService executor = Executors.newFixedThreadPool(count)) {
			for (int i = 0; i < count; i++) {
				String service = "service-" + i;
				threads.add(executor.submit(() -> {
					together.await();
					List<JobId> mine = new ArrayList<>();
					claim(service).ifPresent((claim) -> mine.add(claim.id()));
					for (Optional<Claim> next = claim(service); next.isPresent(); next = claim(service)) {
						mine.add(next.get().id());
					}
					return mine;
				}));
			}
		}
		List<JobId> all = new ArrayList<>();
		for (Future<List<JobId>> thread : threads) {
			all.addAll(thread.get());
		}
		return all;
	}

	@Test
	void startsNothingWhileItIsPaused() {
		this.queue.submitAll("");
		this.queue.pause(true);
		assertThat(claim("a")).isEmpty();
		assertThat(this.queue.statistics.figures().paused()).isTrue();
		this.queue.pause(false);
		assertThat(claim("a")).isPresent();
	}

	@Test
	void showsAJobThroughItsLife() {
		JobId id = this.queue.submit("{'type':'x','data':{'operation':'factorial','n':20}}");
		assertThat(this.queue.show(id)).contains("\"status\":\"waiting\"", "\"progress\":0", "\"attempts\":0",
				"\"maxAttempts\":3", "\"data\":{\"operation\":\"factorial\",\"n\":20}", "\"result\":null",
				"\"service\":null", "\"submittedBy\":\"alice\"", "\"startedAt\":null");
		this.queue.clock.advance(Duration.ofMillis(1500));
		Claim claim = claimed("compute-service-7");
		assertThat(claim.data().operandList()).hasSize(1);
		this.queue.claims.renew(Map.of(claim, 42), LEASE);
		assertThat(this.queue.show(id)).contains("\"status\":\"active\"", "\"progress\":42", "\"attempts\":1",
				"\"service\":\"compute-service-7\"", "\"startedAt\":\"2026-11-22T10:00:01.500Z\"");
		this.queue.clock.advance(Duration.ofMillis(100));
		assertThat(this.queue.claims.complete(claim, "\"2432902008176640000\"")).isTrue();
		assertThat(this.queue.show(id)).contains("\"status\":\"completed\"", "\"progress\":100",
				"\"result\":\"2432902008176640000\"", "\"error\":null", "\"finishedAt\":\"2026-11-22T10:00:01.600Z\"");
		assertThat(this.queue.claims.complete(claim, "1")).as("twice").isFalse();
		assertThat(this.queue.claims.fail(claim, "late")).isFalse();
	}

	@Test
	void leavesAnExpiredLeaseToAnotherInstanceAndRefusesTheLateCompletion() {
		JobId id = this.queue.submitAll("").getFirst();
		Claim first = claimed("a");
		this.queue.clock.advance(LEASE.minusMillis(1));
		assertThat(claim("b")).isEmpty();
		this.queue.clock.advance(Duration.ofMillis(2));
		Claim second = claimed("b");
		assertThat(second.id()).isEqualTo(id);
		assertThat(second.fence()).isGreaterThan(first.fence());
		assertThat(this.queue.claims.renew(Map.of(first, 90, second, 10), LEASE)).containsExactly(first);
		assertThat(this.queue.claims.complete(first, "1")).isFalse();
		assertThat(this.queue.claims.fail(first, "late")).isFalse();
		this.queue.claims.giveBack(List.of(first));
		assertThat(this.queue.view(id).status()).isEqualTo(JobStatus.ACTIVE);
		assertThat(this.queue.claims.complete(second, "2")).isTrue();
		assertThat(this.queue.show(id)).contains("\"result\":2", "\"attempts\":2", "\"service\":\"b\"");
	}

	@Test
	void keepsALeaseThatIsRenewed() {
		this.queue.submitAll("");
		Claim claim = claimed("a");
		for (int i = 0; i < 5; i++) {
			this.queue.clock.advance(Duration.ofSeconds(4));
			assertThat(this.queue.claims.renew(Map.of(claim, i), LEASE)).isEmpty();
			assertThat(claim("b")).isEmpty();
		}
	}

	@Test
	void failsAJobWhoseAttemptsAreSpent() {
		JobId id = this.queue.submitAll("'maxAttempts':2").getFirst();
		claimed("a");
		this.queue.clock.advance(LEASE_AND_A_BIT);
		Claim last = claimed("b");
		this.queue.clock.advance(LEASE_AND_A_BIT);
		assertThat(this.queue.claims.claimable(1)).as("there is something to write").isEqualTo(1);
		assertThat(claim("c")).isEmpty();
		assertThat(this.queue.view(id).status()).isEqualTo(JobStatus.FAILED);
		assertThat(this.queue.view(id).error()).contains("last attempt");
		assertThat(this.queue.claims.complete(last, "1")).isFalse();
		assertThat(this.queue.claims.claimable(1)).isZero();
	}

	@Test
	void spendsNoAttemptOnAJobThatIsGivenBack() {
		JobId id = this.queue.submitAll("'maxAttempts':1").getFirst();
		Claim claim = claimed("a");
		this.queue.claims.giveBack(List.of(claim));
		assertThat(this.queue.view(id).status()).isEqualTo(JobStatus.WAITING);
		assertThat(this.queue.view(id).attempts()).isZero();
		assertThat(this.queue.view(id).service()).isNull();
		assertThat(this.queue.claims.complete(claim, "1")).isFalse();
		assertThat(claimed("b").fence()).isGreaterThan(claim.fence());
		assertThat(this.queue.view(id).attempts()).isEqualTo(1);
	}

	@Test
	void refusesOneJobMoreThanMayWait() {
		this.queue.submitAll("", "", "", "'delayMs':1000", "'delayMs':1000");
		assertThatExceptionOfType(ProblemException.class).isThrownBy(() -> this.queue.submitAll(""))
			.withMessage("5 jobs wait already; try again later");
		assertThat(ComputeProblem.QUEUE_FULL.status()).isEqualTo(HttpStatus.TOO_MANY_REQUESTS);
		claimed("a");
		assertThat(this.queue.submitAll("")).hasSize(1);
	}

}
