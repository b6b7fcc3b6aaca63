package dev.rollcall.starter.idempotency;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

import dev.rollcall.starter.problem.ProblemException;
import dev.rollcall.starter.testing.SettableClock;
import dev.rollcall.starter.token.Caller;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.PlatformTransactionManager;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** What idempotency promises on every database. */
@IdempotencyDatabase
abstract class IdempotencyContract {

	static final String STILL_RUNS = "A call with this Idempotency-Key still runs; its answer can be had by asking again";

	private static final Caller ALICE = new Caller("alice", Set.of(Caller.USER));

	private static final Caller BOB = new Caller("bob", Set.of(Caller.USER));

	private static final Scope SCOPE = Scope.of(ALICE, "POST", "/api/things", "key");

	private static final byte[] BODY = "fingerprint".getBytes(StandardCharsets.UTF_8);

	private static final Duration GENEROUS = Duration.ofSeconds(40);

	private static final Duration SHORT = Duration.ofMillis(200);

	private final SettableClock clock = new SettableClock();

	@Autowired
	private JdbcTemplate database;

	@Autowired
	private AnswerRepository answers;

	@Autowired
	private PlatformTransactionManager transactions;

	@Autowired
	private JsonMapper json;

	private Idempotency idempotency;

	@BeforeEach
	void forgetEverything() {
		this.database.update("delete from test_idempotency");
		this.database.update("delete from test_effect");
		this.idempotency = instance(GENEROUS);
	}

	/** As another process would have it: it shares nothing but the database. */
	private Idempotency instance(Duration waitMax) {
		return new Idempotency(this.answers, properties(waitMax, 1_000_000), this.json, this.clock, this.transactions);
	}

	private static IdempotencyProperties properties(Duration waitMax, long recordsMax) {
		return new IdempotencyProperties("test_idempotency", Duration.ofHours(24), recordsMax, waitMax,
				Duration.ofSeconds(10));
	}

	private ResponseEntity<?> create(String name) {
		this.database.update("insert into test_effect (name) values (?)", name);
		return ResponseEntity.created(URI.create("/api/things/" + name))
			.eTag("\"1\"")
			.body(Map.of("name", name, "service", "first"));
	}

	private List<String> effects() {
		return this.database.queryForList("select name from test_effect order by name", String.class);
	}

	private long records() {
		return this.database.queryForObject("select count(*) from test_idempotency", Long.class);
	}

	private static String text(ResponseEntity<?> answer) {
		return new String((byte[]) answer.getBody(), StandardCharsets.UTF_8);
	}

	@Test
	void givesTheFirstAnswerAgain() {
		ResponseEntity<?> first = this.idempotency.once(SCOPE, BODY, () -> create("a"));
		ResponseEntity<?> repeat = instance(GENEROUS).once(SCOPE, BODY, () -> create("b"));
		assertThat(first.getHeaders().containsHeader(Idempotency.REPLAYED)).isFalse();
		assertThat(repeat.getHeaders().getFirst(Idempotency.REPLAYED)).isEqualTo("true");
		assertThat(repeat.getStatusCode()).isEqualTo(first.getStatusCode()).isEqualTo(HttpStatus.CREATED);
		assertThat(repeat.getHeaders().getLocation()).hasToString("/api/things/a");
		assertThat(repeat.getHeaders().getETag()).isEqualTo("\"1\"");
		assertThat(text(repeat)).isEqualTo(text(first)).contains("\"service\":\"first\"");
		assertThat(effects()).containsExactly("a");
		assertThat(records()).isEqualTo(1);
	}

	@Test
	void givesAnAnswerWithoutABodyAgain() {
		this.idempotency.once(SCOPE, BODY, () -> ResponseEntity.noContent().build());
		ResponseEntity<?> repeat = this.idempotency.once(SCOPE, BODY, () -> create("b"));
		assertThat(repeat.getStatusCode()).isEqualTo(HttpStatus.NO_CONTENT);
		assertThat(repeat.getBody()).isNull();
		assertThat(effects()).isEmpty();
	}

	@Test
	void refusesTheSameKeyWithAnotherBody() {
		this.idempotency.once(SCOPE, BODY, () -> create("a"));
		assertProblem(() -> this.idempotency.once(SCOPE, "other".getBytes(StandardCharsets.UTF_8), () -> create("b")),
				"This Idempotency-Key came with another body before");
		assertThat(effects()).containsExactly("a");
	}

	@Test
	void keepsCallersMethodsPathsAndKeysApart() {
		List<Scope> scopes = List.of(SCOPE, Scope.of(BOB, "POST", "/api/things", "key"),
				Scope.of(ALICE, "PUT", "/api/things", "key"), Scope.of(ALICE, "POST", "/api/things/1", "key"),
				Scope.of(ALICE, "POST", "/api/things", "Key"), Scope.of(ALICE, "POST", "/api/thing", "skey"));
		scopes.forEach((scope) -> this.idempotency.once(scope, BODY, () -> create("x")));
		assertThat(effects()).hasSize(scopes.size());
		assertThat(Scope.of(ALICE, "POST", "/api/things/", "key")).as("a slash at the end").isEqualTo(SCOPE);
	}

	@Test
	void recordsNothingThatFailed() {
		for (int i = 0; i < 2; i++) {
			assertThatExceptionOfType(IllegalStateException.class)
				.isThrownBy(() -> this.idempotency.once(SCOPE, BODY, () -> {
					create("a");
					throw new IllegalStateException("in the middle");
				}));
		}
		assertThat(effects()).isEmpty();
		assertThat(records()).isZero();
		this.idempotency.once(SCOPE, BODY, () -> ResponseEntity.status(HttpStatus.CONFLICT).build());
		assertThat(records()).isZero();
		assertThat(this.idempotency.once(SCOPE, BODY, () -> create("a")).getStatusCode()).isEqualTo(HttpStatus.CREATED);
		assertThat(effects()).containsExactly("a");
	}

	@Test
	void happensOnceAmongTwinsOfOneProcess() throws Exception {
		assertOneEffect(List.of(this.idempotency));
	}

	@Test
	void happensOnceAmongTwinsOfManyProcesses() throws Exception {
		assertOneEffect(List.of(instance(GENEROUS), instance(GENEROUS), instance(GENEROUS)));
	}

	private void assertOneEffect(List<Idempotency> instances) throws Exception {
		int twins = 12;
		CyclicBarrier start = new CyclicBarrier(twins);
		try (ExecutorService executor = Executors.newFixedThreadPool(twins)) {
			List<Future<ResponseEntity<?>>> calls = new ArrayList<>();
			for (int i = 0; i < twins; i++) {
				Idempotency instance = instances.get(i % instances.size());
				calls.add(executor.submit(() -> {
					start.await();
					return instance.once(SCOPE, BODY, () -> create("a"));
				}));
			}
			int replayed = 0;
			for (Future<ResponseEntity<?>> call : calls) {
				ResponseEntity<?> answer = call.get();
				assertThat(answer.getStatusCode()).isEqualTo(HttpStatus.CREATED);
				replayed += answer.getHeaders().containsHeader(Idempotency.REPLAYED) ? 1 : 0;
			}
			assertThat(replayed).isEqualTo(twins - 1);
		}
		assertThat(effects()).containsExactly("a");
		assertThat(records()).isEqualTo(1);
	}

	@Test
	void saysThatTheTwinStillRuns() throws Exception {
		Idempotency impatient = instance(SHORT);
		whileItRuns(impatient, () -> assertProblem(() -> impatient.once(SCOPE, BODY, () -> create("b")), STILL_RUNS));
	}

	/**
	 * Runs something while a call of the scope runs, and lets that end well.
	 * @param first the process of that call
	 * @param meanwhile what is to run
	 */
	void whileItRuns(Idempotency first, Runnable meanwhile) throws Exception {
		CountDownLatch begun = new CountDownLatch(1);
		CountDownLatch end = new CountDownLatch(1);
		CompletableFuture<ResponseEntity<?>> running = CompletableFuture
			.supplyAsync(() -> first.once(SCOPE, BODY, () -> {
				begun.countDown();
				await(end);
				return create("a");
			}));
		await(begun);
		try {
			meanwhile.run();
		}
		finally {
			end.countDown();
		}
		assertThat(running.get(GENEROUS.toSeconds(), TimeUnit.SECONDS).getStatusCode()).isEqualTo(HttpStatus.CREATED);
		assertThat(effects()).containsExactly("a");
		ResponseEntity<?> repeat = this.idempotency.once(SCOPE, BODY, () -> create("b"));
		assertThat(repeat.getHeaders().getFirst(Idempotency.REPLAYED)).isEqualTo("true");
	}

	Idempotency impatient() {
		return instance(SHORT);
	}

	ResponseEntity<?> repeat(Idempotency instance) {
		return instance.once(SCOPE, BODY, () -> create("b"));
	}

	private static void await(CountDownLatch latch) {
		try {
			assertThat(latch.await(GENEROUS.toSeconds(), TimeUnit.SECONDS)).isTrue();
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IllegalStateException(ex);
		}
	}

	@Test
	void repeatsAnAnswerFor24Hours() {
		this.idempotency.once(SCOPE, BODY, () -> create("a"));
		this.clock.advance(Duration.ofHours(24).minusMillis(1));
		assertThat(repeat(this.idempotency).getHeaders().containsHeader(Idempotency.REPLAYED)).isTrue();
		this.clock.advance(Duration.ofMillis(1));
		assertThat(repeat(this.idempotency).getHeaders().containsHeader(Idempotency.REPLAYED)).isFalse();
		assertThat(effects()).containsExactly("a", "b");
		assertThat(text(repeat(this.idempotency))).as("the new one counts from then on").contains("\"b\"");
		assertThat(records()).isEqualTo(1);
	}

	@Test
	void removesWhatIsTooOldAndNothingElse() {
		record(250, "old");
		this.clock.advance(Duration.ofHours(24));
		record(30, "new");
		Sweeper sweeper = new Sweeper(this.answers, properties(GENEROUS, 1_000_000), this.clock, this.transactions);
		assertThat(sweeper.sweep()).isEqualTo(250);
		assertThat(records()).isEqualTo(30);
		assertThat(sweeper.sweep()).isZero();
	}

	/** The clocks of instances differ, and long transactions record an earlier time. */
	@Test
	void removesWhatIsTooOldBehindWhatIsNot() {
		this.clock.advance(Duration.ofHours(1));
		record(1, "ahead");
		this.clock.advance(Duration.ofHours(-1));
		record(30, "old");
		this.clock.advance(Duration.ofHours(24));
		Sweeper sweeper = new Sweeper(this.answers, properties(GENEROUS, 1_000_000), this.clock, this.transactions);
		assertThat(sweeper.sweep()).isEqualTo(30);
		assertThat(this.answers.find(Scope.of(ALICE, "POST", "/api/things", "ahead0"))).isPresent();
	}

	@Test
	void removesTheOldestOfTooMany() {
		record(260, "call");
		new Sweeper(this.answers, properties(GENEROUS, 50), this.clock, this.transactions).sweep();
		assertThat(records()).isEqualTo(50);
		assertThat(this.answers.find(Scope.of(ALICE, "POST", "/api/things", "call209"))).isEmpty();
		assertThat(this.answers.find(Scope.of(ALICE, "POST", "/api/things", "call210"))).isPresent();
	}

	private void record(int count, String name) {
		for (int i = 0; i < count; i++) {
			this.idempotency.once(Scope.of(ALICE, "POST", "/api/things", name + i), BODY,
					() -> ResponseEntity.ok().build());
		}
	}

	static void assertProblem(Supplier<?> call, String message) {
		assertThatExceptionOfType(ProblemException.class).isThrownBy(call::get).withMessage(message);
	}

}
