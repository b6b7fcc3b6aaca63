package dev.rollcall.benchmark.registry;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;

import dev.rollcall.benchmark.process.BenchmarkException;
import dev.rollcall.benchmark.process.Ports;
import dev.rollcall.cluster.Cluster;
import dev.rollcall.cluster.ClusterSettings;
import dev.rollcall.cluster.Component;
import dev.rollcall.cluster.Topology;

/**
 * This project's registry, gateway, kv-store and one compute-service, as
 * {@code ./rollcall up} starts them.
 */
final class OwnDeployment implements Deployment {

	static final String NAME = "Rollcall";

	private static final String REGISTRY = "eureka-registry";

	/** Compute-service-1 is there all the time; these come and go. */
	private static final int FIRST = 2;

	private static final int LAST = 9;

	private final Cluster cluster;

	private int last = FIRST - 1;

	private OwnDeployment(Cluster cluster) {
		this.cluster = cluster;
	}

	/**
	 * Builds what is not built, and starts it.
	 * @param folder where it keeps its things, logs included
	 */
	static OwnDeployment start(Path folder) throws InterruptedException {
		Topology topology = Topology.onFreePorts(1)
			.with(Component.AUTH_SERVICE, 0)
			.with(Component.DATA_SERVICE, 0)
			.with(Component.ADMIN_MONITOR, 0);
		Cluster cluster = new Cluster(ClusterSettings.forTests(home(folder), topology));
		cluster.build();
		cluster.up();
		return new OwnDeployment(cluster);
	}

	private static Path home(Path folder) {
		try {
			return Files.createTempDirectory(Files.createDirectories(folder), "home");
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	@Override
	public String name() {
		return NAME;
	}

	@Override
	public URI route() {
		return this.cluster.url("gateway").resolve("/api/compute/health");
	}

	@Override
	public long registryPid() {
		return this.cluster.process(REGISTRY).pid();
	}

	/**
	 * Another number than the last eight, so that none meets what the registry still
	 * knows of a killed one.
	 */
	@Override
	public Server newServer() {
		this.last = (this.last == LAST) ? FIRST : this.last + 1;
		return new ComputeServer("compute-service-" + this.last);
	}

	@Override
	public RegistryCalls eurekaCalls() {
		return RegistryCalls.eureka(this.cluster.url(REGISTRY), authorization());
	}

	/** The same in the registry's plain JSON. */
	RegistryCalls facadeCalls() {
		return RegistryCalls.facade(this.cluster.url(REGISTRY), authorization());
	}

	private String authorization() {
		String password = this.cluster.secret("rollcall.cluster.password")
			.orElseThrow(() -> new BenchmarkException("the cluster has no credential"));
		return "Basic " + Base64.getEncoder().encodeToString(("cluster:" + password).getBytes(StandardCharsets.UTF_8));
	}

	@Override
	public void close() {
		this.cluster.close();
	}

	/** A compute-service. */
	private final class ComputeServer implements Server {

		private final String name;

		private ComputeServer(String name) {
			this.name = name;
		}

		@Override
		public String name() {
			return this.name;
		}

		@Override
		public int port() {
			return OwnDeployment.this.cluster.url(this.name).getPort();
		}

		@Override
		public boolean isReady() {
			return Ports.isOk(Ports.url(port(), "/ready"));
		}

		@Override
		public void start() throws InterruptedException {
			OwnDeployment.this.cluster.restart(this.name);
		}

		@Override
		public void stop() throws InterruptedException {
			OwnDeployment.this.cluster.stop(this.name);
		}

		@Override
		public void kill() throws InterruptedException {
			OwnDeployment.this.cluster.process(this.name).kill();
		}

	}

}
