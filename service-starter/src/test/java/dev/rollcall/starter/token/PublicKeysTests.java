package dev.rollcall.starter.token;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.KeySourceException;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKMatcher;
import com.nimbusds.jose.jwk.JWKSelector;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.sun.net.httpserver.HttpServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.cloud.client.DefaultServiceInstance;
import org.springframework.cloud.client.ServiceInstance;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.web.client.RestClient;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class PublicKeysTests {

	private static final Duration REFRESH_INTERVAL_MIN = Duration.ofSeconds(10);

	private static final Duration POLL_INTERVAL = Duration.ofMillis(10);

	private static final Duration LIMIT = Duration.ofSeconds(40);

	private final ECKey first = newKey("first");

	private final ECKey second = newKey("second");

	private final AtomicInteger fetches = new AtomicInteger();

	private volatile JWKSet published = new JWKSet(this.first);

	private volatile int status = 200;

	/** Answers wait for it. */
	private volatile CountDownLatch answering = new CountDownLatch(0);

	private HttpServer auth;

	@TempDir
	private Path folder;

	@BeforeEach
	void open() throws IOException {
		this.auth = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
		this.auth.createContext("/api/auth/.well-known/jwks.json", (exchange) -> {
			this.fetches.incrementAndGet();
			awaitPermission();
			byte[] body = this.published.toString(true).getBytes(UTF_8);
			exchange.sendResponseHeaders(this.status, body.length);
			try (OutputStream out = exchange.getResponseBody()) {
				out.write(body);
			}
		});
		this.auth.start();
	}

	@AfterEach
	void close() {
		this.auth.stop(0);
	}

	@Test
	void fetchesTheKeysOnce() throws KeySourceException {
		PublicKeys keys = keys(listed());
		assertThat(find(keys, "first")).singleElement().extracting(JWK::isPrivate).isEqualTo(false);
		assertThat(find(keys, "first")).hasSize(1);
		assertThat(this.fetches).hasValue(1);
	}

	@Test
	void knowsNoKeyThatIsNotPublished() throws KeySourceException {
		PublicKeys keys = keys(listed());
		assertThat(find(keys, "first")).hasSize(1);
		assertThat(find(keys, "invented")).isEmpty();
		assertThat(find(keys, "invented-too")).isEmpty();
		assertThat(this.fetches).hasValue(1);
	}

	@Test
	void asksAgainForAnUnknownKeyWhenItMay() throws KeySourceException {
		PublicKeys keys = new PublicKeys(this::listed, RestClient.create(), new KeptKeys(file()), Duration.ofMillis(1));
		assertThat(find(keys, "first")).hasSize(1);
		this.published = new JWKSet(List.of(this.first, this.second));
		await(() -> isKnown(keys, "second"));
		assertThat(this.fetches.get()).isGreaterThanOrEqualTo(2);
	}

	@Test
	void takesTheKeysOfBeforeWhereNobodyIsKnown() throws KeySourceException {
		find(keys(listed()), "first");
		assertThat(find(keys(List.of()), "first")).containsExactly(this.first.toPublicJWK());
	}

	@Test
	void takesTheKeysOfBeforeWhileNobodyAnswers() throws KeySourceException {
		find(keys(listed()), "first");
		this.published = new JWKSet(List.of(this.first, this.second));
		this.answering = new CountDownLatch(1);
		PublicKeys keys = keys(listed());
		assertThat(find(keys, "first")).containsExactly(this.first.toPublicJWK());
		assertThat(find(keys, "first")).containsExactly(this.first.toPublicJWK());
		this.answering.countDown();
		await(() -> isKnown(keys, "second"));
		assertThat(this.fetches).as("and one at a time").hasValue(2);
	}

	@Test
	void takesTheKeysOfBeforeWhereNobodyHasAny() throws KeySourceException {
		find(keys(listed()), "first");
		this.status = 503;
		PublicKeys keys = keys(listed());
		assertThat(find(keys, "first")).containsExactly(this.first.toPublicJWK());
		await(() -> this.fetches.get() == 2);
		this.status = 200;
		this.published = new JWKSet(this.second);
		await(() -> isKnown(keys, "second"));
	}

	@Test
	void doesNotSayThatThereIsNoKeyThatMayBeNewer() throws KeySourceException {
		find(keys(listed()), "first");
		PublicKeys keys = keys(List.of());
		assertThatExceptionOfType(KeySourceException.class).isThrownBy(() -> find(keys, "second"));
	}

	@Test
	void keepsTheNewestKeysAndNothingPrivate() throws KeySourceException, IOException {
		find(keys(listed()), "first");
		this.published = new JWKSet(List.of(this.first, this.second));
		find(keys(listed()), "second");
		assertThat(find(keys(List.of()), "second")).containsExactly(this.second.toPublicJWK());
		assertThat(this.folder.resolve("data")).isDirectoryContaining("glob:**/keys.json");
		try (var files = Files.list(this.folder.resolve("data"))) {
			assertThat(files).hasSize(1);
		}
		assertThat(file()).content().doesNotContain("\"d\"");
	}

	@Test
	void takesTheKeysThatAnotherInstanceHasKeptMeanwhile() throws KeySourceException {
		PublicKeys keys = keys(List.of());
		assertThat(isKnown(keys, "first")).isFalse();
		find(keys(listed()), "first");
		await(() -> isKnown(keys, "first"));
	}

	@Test
	void goesOnWithoutAFile() throws KeySourceException, IOException {
		Files.writeString(this.folder.resolve("data"), "not a folder");
		PublicKeys keys = keys(listed());
		assertThat(find(keys, "first")).hasSize(1);
		PublicKeys later = keys(List.of());
		assertThatExceptionOfType(KeySourceException.class).isThrownBy(() -> find(later, "first"));
	}

	@Test
	void replacesAFileThatIsNone() throws KeySourceException, IOException {
		Files.createDirectories(file().getParent());
		Files.write(file(), new byte[] { '{', (byte) 0xff });
		assertThat(find(keys(listed()), "first")).hasSize(1);
		assertThat(find(keys(List.of()), "first")).hasSize(1);
	}

	@Test
	void knowsItsKeysBetweenTwoQuestionsThatNobodyAnswers() throws KeySourceException {
		PublicKeys keys = new PublicKeys(this::listed, RestClient.create(), new KeptKeys(file()), Duration.ofMillis(1),
				Duration.ofMillis(50));
		assertThat(find(keys, "first")).hasSize(1);
		// which the client does not try again by itself
		this.status = 500;
		await(() -> {
			assertThat(isKnown(keys, "first")).isTrue();
			return this.fetches.get() >= 3;
		});
		assertThat(find(keys, "invented")).isEmpty();
	}

	@Test
	void asksTheOthersWhereOneHasAHostThatMakesNoUrl() throws KeySourceException {
		RestClient http = RestClient.builder().requestFactory(new JdkClientHttpRequestFactory()).build();
		for (int i = 0; i < 20; i++) {
			KeptKeys none = new KeptKeys(this.folder.resolve("none").resolve(i + ".json"));
			List<ServiceInstance> two = List.of(
					new DefaultServiceInstance("auth-service-2", "auth-service", "auth_service", 3002, false),
					listed().getFirst());
			assertThat(find(new PublicKeys(() -> two, http, none, REFRESH_INTERVAL_MIN), "first"))
				.as("whoever is asked first")
				.hasSize(1);
		}
	}

	private List<ServiceInstance> listed() {
		return List.of(new DefaultServiceInstance("auth-service-1", "auth-service",
				this.auth.getAddress().getHostString(), this.auth.getAddress().getPort(), false));
	}

	private PublicKeys keys(List<ServiceInstance> instances) {
		return new PublicKeys(() -> instances, RestClient.create(), new KeptKeys(file()), REFRESH_INTERVAL_MIN);
	}

	private Path file() {
		return this.folder.resolve("data").resolve("keys.json");
	}

	private void awaitPermission() throws IOException {
		try {
			this.answering.await();
		}
		catch (InterruptedException ex) {
			throw new InterruptedIOException();
		}
	}

	private static void await(BooleanSupplier condition) {
		long deadlineNanos = System.nanoTime() + LIMIT.toNanos();
		while (!condition.getAsBoolean()) {
			assertThat(System.nanoTime() - deadlineNanos).as("waited in vain").isNegative();
			LockSupport.parkNanos(POLL_INTERVAL.toNanos());
		}
	}

	private static boolean isKnown(PublicKeys keys, String id) {
		try {
			return !find(keys, id).isEmpty();
		}
		catch (KeySourceException ex) {
			// not yet
			return false;
		}
	}

	private static List<JWK> find(PublicKeys keys, String id) throws KeySourceException {
		return keys.get(new JWKSelector(new JWKMatcher.Builder().keyID(id).build()), null);
	}

	private static ECKey newKey(String id) {
		try {
			return new ECKeyGenerator(Curve.P_256).keyID(id).generate();
		}
		catch (JOSEException ex) {
			throw new IllegalStateException(ex);
		}
	}

}
