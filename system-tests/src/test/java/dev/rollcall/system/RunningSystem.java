package dev.rollcall.system;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;

import dev.rollcall.cluster.Cluster;
import dev.rollcall.cluster.ClusterSettings;
import dev.rollcall.cluster.Component;
import dev.rollcall.cluster.Topology;
import dev.rollcall.starter.testing.HttpProbe;
import dev.rollcall.starter.testing.HttpProbe.Answer;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The running system as a test sees it.
 *
 * @param cluster its processes
 * @param home the folder with its data
 */
record RunningSystem(Cluster cluster, Path home) implements AutoCloseable {

	private static final AtomicInteger NAMES = new AtomicInteger();

	private static final Duration ROUTED_LIMIT = Duration.ofSeconds(40);

	private static final Duration POLL_INTERVAL = Duration.ofMillis(50);

	/**
	 * Starts a system on free ports; its home is kept below {@code target/}, logs
	 * included.
	 * @param topology what it consists of
	 * @param environment variables for all of its processes
	 */
	static RunningSystem start(Topology topology, Map<String, String> environment) {
		try {
			Path home = Files.createTempDirectory(Files.createDirectories(Path.of("target")), "home");
			Cluster cluster = new Cluster(ClusterSettings.forTests(home, topology).withEnvironment(environment));
			useWhatWasBuilt(cluster);
			cluster.up();
			return new RunningSystem(cluster, home.toAbsolutePath());
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IllegalStateException("Interrupted while the cluster started", ex);
		}
	}

	/** Maven has just built the jars; an IDE has not. */
	private static void useWhatWasBuilt(Cluster cluster) throws InterruptedException {
		String builtSince = System.getProperty("rollcall.built-since");
		if (builtSince == null) {
			cluster.build();
			return;
		}
		cluster.useBuiltJars(LocalDateTime.parse(builtSince, DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss"))
			.toInstant(ZoneOffset.UTC));
	}

	/** The gateway, nobody signed in. */
	HttpProbe gateway() {
		return instance("gateway");
	}

	/** An instance itself, past the gateway, nobody signed in. */
	HttpProbe instance(String name) {
		return new HttpProbe(this.cluster.url(name).toString());
	}

	/** The gateway as a user who has just registered. */
	HttpProbe newUser() {
		return gateway().as(register(newName()).json().path("token").asString());
	}

	/** The gateway as the account {@code admin}. */
	HttpProbe admin() {
		return gateway().as(this.cluster.token("admin"));
	}

	/** An instance itself, with the cluster's credential. */
	HttpProbe asCluster(String instance) {
		String pair = "cluster:" + secret("rollcall.cluster.password");
		return instance(instance).with("Authorization",
				"Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8)));
	}

	private String secret(String name) {
		return this.cluster.secret(name).orElseThrow();
	}

	Answer register(String name) {
		Answer answer = gateway().post("/api/auth/register",
				"{\"username\":\"%1$s\",\"email\":\"%1$s@example.org\",\"password\":\"correct horse %1$s\"}"
					.formatted(name));
		assertThat(answer.status()).as(answer.text()).isEqualTo(201);
		return answer;
	}

	/** A name that no other test uses. */
	static String newName() {
		return "test-" + Long.toString(System.nanoTime(), Character.MAX_RADIX) + "-" + NAMES.incrementAndGet();
	}

	/**
	 * Starts an instance again and waits until requests reach it too: other tests count
	 * on all of them.
	 */
	void restore(String name) throws InterruptedException {
		this.cluster.restart(name);
		awaitInTurn(name);
	}

	/**
	 * Waits until the gateway takes an instance for healthy, if it routes to it at all.
	 */
	void awaitInTurn(String name) {
		Component component = this.cluster.process(name).instance().component();
		if (component.isReplicated()) {
			awaitRouted(name);
		}
	}

	/** Waits until the gateway takes what is registered under a name for healthy. */
	void awaitRouted(String id) {
		await("the gateway routes to " + id, ROUTED_LIMIT, () -> routed().anyMatch(id::equals));
	}

	private Stream<String> routed() {
		return gateway().get("/status")
			.json()
			.path("services")
			.valueStream()
			.flatMap(JsonNode::valueStream)
			.filter((service) -> service.path("healthy").asBoolean())
			.map((service) -> service.path("serviceId").asString());
	}

	/** What an instance has logged since it was started the last time. */
	String log(String name) {
		try {
			return Files.readString(this.cluster.log(name));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/** Waits until something is so, and fails when it is not so in time. */
	static void await(String what, Duration limit, BooleanSupplier condition) {
		long deadlineNanos = System.nanoTime() + limit.toNanos();
		while (!condition.getAsBoolean()) {
			assertThat(System.nanoTime()).as("still waiting for: " + what).isLessThan(deadlineNanos);
			LockSupport.parkNanos(POLL_INTERVAL.toNanos());
		}
	}

	@Override
	public void close() {
		this.cluster.close();
	}

}
