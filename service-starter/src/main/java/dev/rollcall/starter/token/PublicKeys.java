package dev.rollcall.starter.token;

import java.text.ParseException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;

import com.nimbusds.jose.KeySourceException;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKMatcher;
import com.nimbusds.jose.jwk.JWKSelector;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.source.JWKSetCacheRefreshEvaluator;
import com.nimbusds.jose.jwk.source.JWKSetSource;
import com.nimbusds.jose.jwk.source.JWKSetUnavailableException;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.jwk.source.JWKSourceBuilder;
import com.nimbusds.jose.jwk.source.RateLimitReachedException;
import com.nimbusds.jose.proc.SecurityContext;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.cloud.client.ServiceInstance;
import org.springframework.http.HttpStatusCode;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestClientException;

/**
 * The public keys of auth-service, fetched from whichever of its instances answers and
 * kept when none does, in a file too: tokens go on working while auth-service is away. A
 * token with an unknown key id causes at most one fetch an interval and is refused
 * meanwhile.
 */
class PublicKeys implements JWKSource<SecurityContext> {

	private static final Logger log = LoggerFactory.getLogger(PublicKeys.class);

	private static final String PATH = "/api/auth/.well-known/jwks.json";

	private static final String NOBODY = "No instance of auth-service is known";

	private static final Duration KEPT = Duration.ofMinutes(5);

	private static final Duration REFRESH_TIMEOUT = Duration.ofSeconds(5);

	private static final Duration RETRY_INTERVAL = Duration.ofSeconds(1);

	private static final JWKSelector ALL = new JWKSelector(new JWKMatcher.Builder().build());

	private final Supplier<List<ServiceInstance>> authInstances;

	private final RestClient http;

	private final KeptKeys kept;

	private final Duration refreshIntervalMin;

	/** The newest: of an earlier process or another instance, until keys are fetched. */
	private volatile Optional<JWKSet> before;

	private volatile long readNanos = System.nanoTime();

	private final JWKSource<SecurityContext> cached;

	private final AtomicBoolean fetching = new AtomicBoolean();

	private volatile boolean loaded;

	/** When somebody may be asked again. */
	private volatile long dueNanos = System.nanoTime();

	PublicKeys(Supplier<List<ServiceInstance>> authInstances, RestClient http, KeptKeys kept,
			Duration refreshIntervalMin) {
		this(authInstances, http, kept, refreshIntervalMin, KEPT);
	}

	PublicKeys(Supplier<List<ServiceInstance>> authInstances, RestClient http, KeptKeys kept,
			Duration refreshIntervalMin, Duration fresh) {
		this.authInstances = authInstances;
		this.http = http;
		this.kept = kept;
		this.refreshIntervalMin = refreshIntervalMin;
		this.before = kept.read();
		JWKSetSource<SecurityContext> remote = new FromAnyInstance();
		this.cached = JWKSourceBuilder.create(remote)
			.cache(fresh.toMillis(), REFRESH_TIMEOUT.toMillis())
			// of two fetches an interval
			.rateLimited(false)
			.refreshAheadCache(false)
			.outageTolerantForever()
			.build();
	}

	@Override
	public List<JWK> get(JWKSelector selector, @Nullable SecurityContext context) throws KeySourceException {
		if (!this.loaded) {
			List<JWK> keys = ofBefore(selector);
			if (!keys.isEmpty()) {
				// whoever has to be asked may not answer for seconds
				fetchBeside();
				return keys;
			}
			if (this.authInstances.get().isEmpty()) {
				// to ask nobody is no fetch, and must not put off the first one
				throw new JWKSetUnavailableException(NOBODY);
			}
		}
		try {
			return this.cached.get(selector, context);
		}
		catch (RateLimitReachedException ex) {
			if (this.loaded) {
				// who is asked for these is away, or has answered a moment ago
				return this.before.map(selector::select).orElse(List.of());
			}
			throw ex;
		}
	}

	/** Another instance may have kept newer ones meanwhile. */
	private List<JWK> ofBefore(JWKSelector selector) {
		List<JWK> keys = this.before.map(selector::select).orElse(List.of());
		if (!keys.isEmpty() || System.nanoTime() - this.readNanos < RETRY_INTERVAL.toNanos()) {
			return keys;
		}
		this.readNanos = System.nanoTime();
		this.before = this.kept.read();
		return this.before.map(selector::select).orElse(List.of());
	}

	private boolean isDue() {
		return System.nanoTime() - this.dueNanos >= 0;
	}

	private void fetchBeside() {
		if (isDue() && !this.authInstances.get().isEmpty() && this.fetching.compareAndSet(false, true)) {
			Thread.ofPlatform().daemon().name("public-keys").start(() -> {
				try {
					this.cached.get(ALL, null);
				}
				catch (KeySourceException ex) {
					log.debug("The public keys of before go on", ex);
				}
				finally {
					this.fetching.set(false);
				}
			});
		}
	}

	/**
	 * Asks one instance after the other, beginning anywhere. One thread at a time: the
	 * cache sees to it.
	 */
	private final class FromAnyInstance implements JWKSetSource<SecurityContext> {

		@Override
		public JWKSet getJWKSet(JWKSetCacheRefreshEvaluator evaluator, long currentTime,
				@Nullable SecurityContext context) throws KeySourceException {
			if (!isDue()) {
				throw new RateLimitReachedException();
			}
			try {
				JWKSet fetched = fetch();
				putOff(PublicKeys.this.refreshIntervalMin);
				PublicKeys.this.kept.keep(fetched);
				PublicKeys.this.before = Optional.of(fetched);
				PublicKeys.this.loaded = true;
				return fetched;
			}
			catch (JWKSetUnavailableException ex) {
				putOff(RETRY_INTERVAL);
				throw ex;
			}
		}

		private void putOff(Duration interval) {
			PublicKeys.this.dueNanos = System.nanoTime() + interval.toNanos();
		}

		private JWKSet fetch() throws JWKSetUnavailableException {
			List<ServiceInstance> candidates = new ArrayList<>(PublicKeys.this.authInstances.get());
			Collections.shuffle(candidates);
			JWKSetUnavailableException failure = new JWKSetUnavailableException(NOBODY);
			for (ServiceInstance candidate : candidates) {
				try {
					return fetch(candidate);
				}
				catch (RestClientException | ParseException | IllegalArgumentException ex) {
					// the last is what the client makes of a host that makes no URL
					failure = new JWKSetUnavailableException("No instance of auth-service gives its keys", ex);
				}
			}
			throw failure;
		}

		private JWKSet fetch(ServiceInstance instance) throws ParseException {
			String body = PublicKeys.this.http.get()
				.uri(instance.getUri() + PATH)
				.retrieve()
				.onStatus(HttpStatusCode::is3xxRedirection, (request, response) -> {
					throw new RestClientException("Keys are not looked for elsewhere");
				})
				.body(String.class);
			return JWKSet.parse((body != null) ? body : "");
		}

		@Override
		public void close() {
			// holds nothing
		}

	}

}
