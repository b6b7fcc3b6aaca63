package dev.rollcall.starter.idempotency;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.function.Supplier;
import java.util.regex.Pattern;

import dev.rollcall.starter.database.WriteDeadline;
import dev.rollcall.starter.problem.ProblemException;
import dev.rollcall.starter.token.Caller;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.util.WebUtils;

/**
 * Lets a call happen once, however often it is sent with one {@code Idempotency-Key}
 * (CONTRACT 1). Nothing is written down before the effect: what is not committed with it
 * has not happened, so a process that dies leaves nothing behind.
 */
public class Idempotency {

	/** The header by which a caller's repeats are known. */
	public static final String KEY = "Idempotency-Key";

	/** The header of a repeated answer; its value is {@code true}. */
	public static final String REPLAYED = "Idempotency-Replayed";

	private static final Pattern VISIBLE_ASCII = Pattern.compile("[!-~]{1,64}");

	private static final Duration RETRY_AFTER = Duration.ofSeconds(1);

	private final AnswerRepository answers;

	private final IdempotencyProperties properties;

	private final JsonMapper json;

	private final InstantSource clock;

	private final TransactionTemplate read;

	private final TransactionTemplate write;

	private final Twins twins = new Twins();

	private final String service;

	Idempotency(AnswerRepository answers, IdempotencyProperties properties, JsonMapper json, InstantSource clock,
			PlatformTransactionManager transactions) {
		this.answers = answers;
		this.properties = properties;
		this.json = json;
		this.clock = clock;
		this.write = new TransactionTemplate(transactions);
		this.read = new TransactionTemplate(transactions);
		this.read.setReadOnly(true);
		this.service = properties.table().replaceFirst("_.*", "");
	}

	/**
	 * Lets a call happen, unless it has happened already; then its first answer is given
	 * again. Without a key it always happens.
	 * @param request the call, whose body may have been read
	 * @param caller who makes it
	 * @param effect what it does, and its answer; runs in a transaction that begins here
	 * when there is a key, so whatever has to wait for the commit comes after this method
	 * @return the answer
	 * @throws ProblemException 400 when the key is malformed, 422 when it came with
	 * another body, 409 when the first call with it still runs after the time to wait;
	 * and whatever the effect throws, which is not recorded
	 */
	public ResponseEntity<?> once(HttpServletRequest request, Caller caller,
			Supplier<? extends ResponseEntity<?>> effect) {
		List<String> keys = Collections.list(request.getHeaders(KEY));
		if (keys.isEmpty()) {
			return effect.get();
		}
		if (keys.size() > 1 || !VISIBLE_ASCII.matcher(keys.getFirst()).matches()) {
			throw ProblemException.invalid(KEY, "must be 1 to 64 visible ASCII characters, once");
		}
		FingerprintedRequest read = Objects
			.requireNonNull(WebUtils.getNativeRequest(request, FingerprintedRequest.class), "No FingerprintFilter");
		Scope scope = Scope.of(caller, request.getMethod(), request.getServletPath(), keys.getFirst());
		return once(scope, read.fingerprint(), effect);
	}

	ResponseEntity<?> once(Scope scope, byte[] fingerprint, Supplier<? extends ResponseEntity<?>> effect) {
		long deadlineNanos = System.nanoTime() + this.properties.waitMax().toNanos();
		CountDownLatch turn = enter(scope);
		try {
			// a repeat is answered without the lock that writers stand in line for
			Optional<RecordedAnswer> recorded = this.read.execute((transaction) -> this.answers.find(scope));
			if (recorded.isPresent() && isKept(recorded.get())) {
				return replay(recorded.get(), fingerprint);
			}
			return WriteDeadline.by(deadlineNanos, () -> write(scope, fingerprint, effect, deadlineNanos));
		}
		finally {
			this.twins.leave(scope, turn);
		}
	}

	private ResponseEntity<?> write(Scope scope, byte[] fingerprint, Supplier<? extends ResponseEntity<?>> effect,
			long deadlineNanos) {
		return this.write.execute((transaction) -> {
			Duration left = Duration.ofNanos(deadlineNanos - System.nanoTime());
			if (!this.answers.lock(scope, left, this.properties.waitMax())) {
				throw stillRunning();
			}
			Optional<RecordedAnswer> first = this.answers.find(scope);
			if (first.isPresent() && isKept(first.get())) {
				return replay(first.get(), fingerprint);
			}
			first.ifPresent((tooOld) -> this.answers.remove(scope));
			return happen(scope, fingerprint, effect);
		});
	}

	private CountDownLatch enter(Scope scope) {
		try {
			CountDownLatch turn = this.twins.enter(scope, this.properties.waitMax());
			if (turn == null) {
				throw stillRunning();
			}
			return turn;
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw ProblemException.unavailable("The service is stopping", RETRY_AFTER, ex);
		}
	}

	private boolean isKept(RecordedAnswer answer) {
		return answer.recordedAtMillis() > this.clock.instant().minus(this.properties.retention()).toEpochMilli();
	}

	private ResponseEntity<?> replay(RecordedAnswer recorded, byte[] fingerprint) {
		if (!recorded.answers(fingerprint)) {
			throw new ProblemException(IdempotencyProblem.reused(this.service),
					"This " + KEY + " came with another body before");
		}
		return recorded.replay();
	}

	private ResponseEntity<?> happen(Scope scope, byte[] fingerprint, Supplier<? extends ResponseEntity<?>> effect) {
		ResponseEntity<?> answer = effect.get();
		if (!answer.getStatusCode().is2xxSuccessful()) {
			return answer;
		}
		String body = (answer.getBody() != null) ? this.json.writeValueAsString(answer.getBody()) : null;
		URI location = answer.getHeaders().getLocation();
		this.answers.add(scope, new RecordedAnswer(fingerprint, answer.getStatusCode().value(), body,
				(location != null) ? location.toString() : null, answer.getHeaders().getETag(), this.clock.millis()));
		return written(answer, body);
	}

	/** The answer as it was recorded: it is not written twice. */
	private static ResponseEntity<?> written(ResponseEntity<?> answer, @Nullable String body) {
		if (body == null) {
			return answer;
		}
		return ResponseEntity.status(answer.getStatusCode())
			.headers(answer.getHeaders())
			.contentType(MediaType.APPLICATION_JSON)
			.body(body.getBytes(StandardCharsets.UTF_8));
	}

	private ProblemException stillRunning() {
		return new ProblemException(IdempotencyProblem.running(this.service),
				"A call with this " + KEY + " still runs; its answer can be had by asking again")
			.retryAfter(RETRY_AFTER);
	}

}
