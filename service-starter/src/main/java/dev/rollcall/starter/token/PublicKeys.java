package dev.rollcall.starter.token;

import java.text.ParseException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

import com.nimbusds.jose.KeySourceException;
import com.nimbusds.jose.jwk.JWK;
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

	private static final String PATH = "/api/auth/.well-known/jwks.json";

	private static final String NOBODY = "No instance of auth-service is known";

	private static final Duration KEPT = Duration.ofMinutes(5);

	private static final Duration REFRESH_TIMEOUT = Duration.ofSeconds(5);

	private final Supplier<List<ServiceInstance>> authInstances;

	private final RestClient http;

	private final KeptKeys kept;

	/** Of an earlier process, until keys are fetched. */
	private final Optional<JWKSet> before;

	private final JWKSource<SecurityContext> cached;

	private volatile boolean loaded;

	PublicKeys(Supplier<List<ServiceInstance>> authInstances, RestClient http, KeptKeys kept,
			Duration refreshIntervalMin) {
		this.authInstances = authInstances;
		this.http = http;
		this.kept = kept;
		this.before = kept.read();
		JWKSetSource<SecurityContext> remote = new FromAnyInstance();
		this.cached = JWKSourceBuilder.create(remote)
			.cache(KEPT.toMillis(), REFRESH_TIMEOUT.toMillis())
			.rateLimited(refreshIntervalMin.toMillis())
			.refreshAheadCache(false)
			.outageTolerantForever()
			.build();
	}

	@Override
	public List<JWK> get(JWKSelector selector, @Nullable SecurityContext context) throws KeySourceException {
		if (!this.loaded && this.authInstances.get().isEmpty()) {
			// to ask nobody is no fetch, and must not put off the first one
			return ofBefore(selector, new JWKSetUnavailableException(NOBODY));
		}
		try {
			List<JWK> keys = this.cached.get(selector, context);
			this.loaded = true;
			return keys;
		}
		catch (RateLimitReachedException ex) {
			if (this.loaded) {
				// the key is not among those that were fetched a moment ago: no such key
				return Collections.emptyList();
			}
			return ofBefore(selector, ex);
		}
		catch (JWKSetUnavailableException ex) {
			return ofBefore(selector, ex);
		}
	}

	/** A key that is not among them may be a newer one, so there is no saying. */
	private List<JWK> ofBefore(JWKSelector selector, KeySourceException outage) throws KeySourceException {
		List<JWK> keys = this.before.map(selector::select).orElse(List.of());
		if (this.loaded || keys.isEmpty()) {
			throw outage;
		}
		return keys;
	}

	/** Asks one instance after the other, beginning anywhere. */
	private final class FromAnyInstance implements JWKSetSource<SecurityContext> {

		@Override
		public JWKSet getJWKSet(JWKSetCacheRefreshEvaluator evaluator, long currentTime,
				@Nullable SecurityContext context) throws KeySourceException {
			List<ServiceInstance> candidates = new ArrayList<>(PublicKeys.this.authInstances.get());
			Collections.shuffle(candidates);
			JWKSetUnavailableException failure = new JWKSetUnavailableException(NOBODY);
			for (ServiceInstance candidate : candidates) {
				try {
					JWKSet fetched = fetch(candidate);
					PublicKeys.this.kept.keep(fetched);
					return fetched;
				}
				catch (RestClientException | ParseException ex) {
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
