package dev.rollcall.compute.accumulator;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.UUID;

import dev.rollcall.compute.ComputeProblem;
import dev.rollcall.compute.accumulator.KvStore.Reply;
import dev.rollcall.starter.problem.ProblemException;
import dev.rollcall.starter.token.Caller;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;

import org.springframework.http.HttpMethod;

/** The number that all instances share: 1 until somebody multiplies it. */
class Accumulator {

	static final String IDEMPOTENCY_KEY = "Idempotency-Key";

	static final String IDEMPOTENCY_REPLAYED = "Idempotency-Replayed";

	private static final Logger log = LoggerFactory.getLogger(Accumulator.class);

	private static final String FIRST_VALUE = "1";

	private final KvStore store;

	private final String path;

	private final String instanceName;

	Accumulator(KvStore store, String key, String instanceName) {
		this.store = store;
		this.path = "/api/kv/" + key;
		this.instanceName = instanceName;
	}

	/**
	 * Multiplies it, once however often kv-store has to be asked.
	 * @param factor any integer
	 * @param caller who wants it
	 * @param clientKey by which the caller's repeats are known, or {@code null}
	 * @return the product; for a repeat what the first call was answered
	 * @throws ProblemException 503 when kv-store is away, 422 when there would be too
	 * many digits or the key came with another factor, then nothing has changed
	 */
	Product multiply(BigInteger factor, Caller caller, @Nullable String clientKey) {
		String key = (clientKey != null) ? hash(caller.id() + "\n" + clientKey) : UUID.randomUUID().toString();
		Reply reply = this.store.call(HttpMethod.POST, this.path + "/multiply", Map.of(IDEMPOTENCY_KEY, key),
				Map.of("factor", factor.toString(), "initial", FIRST_VALUE, "service", this.instanceName));
		if (!reply.isOk()) {
			throw refusal(reply);
		}
		boolean replayed = clientKey != null && "true".equals(reply.headers().getFirst(IDEMPOTENCY_REPLAYED));
		return new Product(view(reply, reply.body().path("service").asString(this.instanceName)), replayed);
	}

	/**
	 * What it is now.
	 * @return its value and version, 1 and 0 when there is none
	 */
	AccumulatorView get() {
		Reply reply = this.store.call(HttpMethod.GET, this.path, Map.of(), null);
		// any other 404 is not kv-store's, and tells nothing about the accumulator
		if (reply.isProblem("not-found")) {
			return new AccumulatorView(FIRST_VALUE, 0, this.instanceName);
		}
		if (!reply.isOk()) {
			throw refusal(reply);
		}
		return view(reply, this.instanceName);
	}

	/**
	 * Makes it absent. kv-store is asked once.
	 * @throws ProblemException 503 when it does not answer: then it may be absent or not
	 */
	void delete() {
		Reply reply = this.store.call(HttpMethod.DELETE, this.path, Map.of(), null);
		boolean gone = reply.status() == 204 || reply.isProblem("not-found");
		if (!gone) {
			throw refusal(reply);
		}
	}

	private AccumulatorView view(Reply reply, String service) {
		JsonNode value = reply.body().path("value");
		String digits = value.isIntegralNumber() ? value.bigIntegerValue().toString() : value.asString("");
		if (!digits.matches("-?[0-9]++")) {
			throw new ProblemException(ComputeProblem.NOT_AN_INTEGER, ComputeProblem.NOT_AN_INTEGER.title());
		}
		return new AccumulatorView(digits, reply.body().path("version").asLong(), service);
	}

	private ProblemException refusal(Reply reply) {
		for (ComputeProblem known : new ComputeProblem[] { ComputeProblem.TOO_MANY_DIGITS,
				ComputeProblem.NOT_AN_INTEGER, ComputeProblem.KEY_REUSED }) {
			if (reply.isProblem(known.code())) {
				return new ProblemException(known, known.title());
			}
		}
		if (reply.status() == ComputeProblem.STORE_FULL.status().value()) {
			return new ProblemException(ComputeProblem.STORE_FULL, ComputeProblem.STORE_FULL.title());
		}
		log.warn("What answers for kv-store answered {}: {}", reply.status(), reply.body().path("detail").asString(""));
		return this.store.away();
	}

	private static String hash(String text) {
		try {
			MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
			return HexFormat.of().formatHex(sha256.digest(text.getBytes(StandardCharsets.UTF_8)));
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException("Every Java platform has SHA-256", ex);
		}
	}

	/**
	 * What came of a multiplication.
	 *
	 * @param view the answer
	 * @param replayed whether it is the recorded answer of an earlier call
	 */
	record Product(AccumulatorView view, boolean replayed) {
	}

	/**
	 * The accumulator.
	 *
	 * @param accumulator its value, decimal digits
	 * @param version grows with every change; 0 when there is none
	 * @param service the instance that did it; in a repeat the first one
	 */
	record AccumulatorView(String accumulator, long version, String service) {
	}

}
