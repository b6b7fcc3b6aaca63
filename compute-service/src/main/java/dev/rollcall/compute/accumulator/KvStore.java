package dev.rollcall.compute.accumulator;

import java.net.http.HttpClient;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

import dev.rollcall.starter.instance.TraceContext;
import dev.rollcall.starter.problem.ProblemException;
import dev.rollcall.starter.secret.ClusterCredential;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.MissingNode;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.web.client.ResourceAccessException;
import org.springframework.web.client.RestClient;
import org.springframework.web.context.request.RequestAttributes;
import org.springframework.web.context.request.RequestContextHolder;

/**
 * Asks kv-store, again when it does not answer, but for a deletion: repeated late, that
 * would remove what others wrote after it. Every other call counts once however often it
 * arrives: it reads, or comes with an idempotency key. Only so many wait at a time, since
 * each holds a thread of the web server. What kv-store answers is the caller's to read;
 * an outage is 503.
 */
class KvStore {

	private static final Logger log = LoggerFactory.getLogger(KvStore.class);

	private final AccumulatorProperties properties;

	private final JsonMapper json;

	private final HttpClient connections;

	private final RestClient client;

	private final Semaphore turns;

	KvStore(AccumulatorProperties properties, ClusterCredential credential, JsonMapper json) {
		this.properties = properties;
		this.json = json;
		this.connections = HttpClient.newBuilder()
			.version(HttpClient.Version.HTTP_1_1)
			.connectTimeout(properties.connectTimeout())
			.build();
		this.client = RestClient.builder()
			.baseUrl(properties.url().toString())
			.defaultHeader(HttpHeaders.AUTHORIZATION, credential.authorization())
			.build();
		this.turns = new Semaphore(properties.concurrencyMax(), true);
	}

	/**
	 * Calls kv-store.
	 * @param method the method
	 * @param path below its URL
	 * @param headers further headers
	 * @param body JSON members, or {@code null} for no body
	 * @return any answer of it but that it cannot
	 * @throws ProblemException 503 when there is none in time or too many calls wait
	 */
	Reply call(HttpMethod method, String path, Map<String, String> headers, @Nullable Map<String, Object> body) {
		long startNanos = System.nanoTime();
		takeTurn();
		try {
			return callInTime(startNanos, method, path, headers, body);
		}
		finally {
			this.turns.release();
		}
	}

	private void takeTurn() {
		try {
			if (this.turns.tryAcquire(this.properties.waitMax().toNanos(), TimeUnit.NANOSECONDS)) {
				return;
			}
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
		throw ProblemException.unavailable(
				"Too many calls of this instance wait for kv-store already. Nothing has changed",
				this.properties.retryAfter(), null);
	}

	private Reply callInTime(long startNanos, HttpMethod method, String path, Map<String, String> headers,
			@Nullable Map<String, Object> body) {
		int triesMax = HttpMethod.DELETE.equals(method) ? 1 : this.properties.triesMax();
		Duration left = this.properties.timeout().minusNanos(System.nanoTime() - startNanos);
		for (int tries = 0; tries < triesMax && left.isPositive(); tries++) {
			try {
				Reply reply = once(request(left, method, path, headers, body));
				if (reply.isAnswer()) {
					return reply;
				}
				log.debug("kv-store answered {} to {} {}", reply.status(), method, path);
			}
			catch (ResourceAccessException ex) {
				log.debug("kv-store did not answer {} {}", method, path, ex);
			}
			left = this.properties.timeout().minusNanos(System.nanoTime() - startNanos);
		}
		throw away();
	}

	private RestClient.RequestBodySpec request(Duration left, HttpMethod method, String path,
			Map<String, String> headers, @Nullable Map<String, Object> body) {
		JdkClientHttpRequestFactory requests = new JdkClientHttpRequestFactory(this.connections);
		Duration tryTimeout = this.properties.tryTimeout();
		requests.setReadTimeout((left.compareTo(tryTimeout) < 0) ? left : tryTimeout);
		RestClient.RequestBodySpec request = this.client.mutate()
			.requestFactory(requests)
			.build()
			.method(method)
			.uri(path)
			.headers((all) -> {
				headers.forEach(all::set);
				passTraceOn(all);
			});
		return (body != null) ? request.contentType(MediaType.APPLICATION_JSON).body(this.json.writeValueAsBytes(body))
				: request;
	}

	private Reply once(RestClient.RequestBodySpec request) {
		return request.exchange((sent, response) -> new Reply(response.getStatusCode().value(), response.getHeaders(),
				read(response.getBody().readAllBytes())));
	}

	/** Without a cause: {@link KvStoreWatch} logs an outage once, not with each call. */
	ProblemException away() {
		return ProblemException.unavailable(
				"The accumulator cannot be reached: kv-store does not answer."
						+ " A change may have happened or not; repeated with the same Idempotency-Key it counts once",
				this.properties.retryAfter(), null);
	}

	private static void passTraceOn(HttpHeaders headers) {
		RequestAttributes request = RequestContextHolder.getRequestAttributes();
		if (request != null && request.getAttribute(TraceContext.class.getName(),
				RequestAttributes.SCOPE_REQUEST) instanceof TraceContext trace) {
			headers.set(TraceContext.HEADER, trace.next().traceparent());
		}
	}

	private JsonNode read(byte[] body) {
		try {
			return this.json.readTree(body);
		}
		catch (JacksonException ex) {
			log.debug("kv-store answered with something else than JSON", ex);
			return MissingNode.getInstance();
		}
	}

	/**
	 * An answer of kv-store.
	 *
	 * @param status its HTTP status
	 * @param headers its headers
	 * @param body its JSON; missing when it is none
	 */
	record Reply(int status, HttpHeaders headers, JsonNode body) {

		/**
		 * A failure that another try may not meet is none; that its disk is full is one.
		 */
		boolean isAnswer() {
			return this.status < HttpStatus.INTERNAL_SERVER_ERROR.value()
					|| this.status == HttpStatus.INSUFFICIENT_STORAGE.value();
		}

		boolean isOk() {
			return this.status == HttpStatus.OK.value();
		}

		/**
		 * Whether it is a problem of this kind.
		 * @param code as kv-store names it
		 */
		boolean isProblem(String code) {
			return ("/problems/kv/" + code).equals(this.body.path("type").asString(""));
		}

	}

}
