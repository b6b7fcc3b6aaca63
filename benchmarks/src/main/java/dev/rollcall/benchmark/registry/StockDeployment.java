package dev.rollcall.benchmark.registry;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

import dev.rollcall.benchmark.process.BenchmarkException;
import dev.rollcall.benchmark.process.Ports;
import dev.rollcall.benchmark.process.StockProcess;
import dev.rollcall.benchmark.process.StockProcesses;
import dev.rollcall.benchmark.traffic.Observed;
import dev.rollcall.benchmark.traffic.Traffic;
import org.jspecify.annotations.Nullable;

/** Eureka's server, Spring Cloud Gateway and a service, all with their defaults. */
final class StockDeployment implements Deployment {

	static final String NAME = "stock Eureka and Spring Cloud Gateway, defaults";

	private static final Duration START_LIMIT = Duration.ofSeconds(120);

	private static final Duration ROUTED_LIMIT = Duration.ofMinutes(4);

	private final StockProcesses processes;

	private final int registryPort;

	private final int gatewayPort;

	private final StockProcess registry;

	private int servers;

	private StockDeployment(StockProcesses processes, int registryPort, int gatewayPort, StockProcess registry) {
		this.processes = processes;
		this.registryPort = registryPort;
		this.gatewayPort = gatewayPort;
		this.registry = registry;
	}

	/**
	 * Starts it and returns when the service answers through the gateway.
	 * @param peers the folder of the peers
	 * @param folder where their output goes
	 */
	static StockDeployment start(Path peers, Path folder) throws InterruptedException {
		StockProcesses processes = new StockProcesses(peers, folder.resolve("peers"));
		int registryPort = Ports.free();
		int gatewayPort = Ports.free();
		StockProcess registry = processes.start("registry", "registry", Map.of("PORT", String.valueOf(registryPort)));
		Ports.awaitAccepting(registryPort, START_LIMIT);
		registry.requireRunning();
		StockProcess gateway = processes.start("gateway", "gateway", environment(gatewayPort, registryPort));
		Ports.awaitAccepting(gatewayPort, START_LIMIT);
		gateway.requireRunning();
		StockDeployment deployment = new StockDeployment(processes, registryPort, gatewayPort, registry);
		deployment.newServer().start();
		try (Traffic traffic = Traffic.to(deployment.route())) {
			traffic.await(Observed::isOk, ROUTED_LIMIT)
				.orElseThrow(() -> new BenchmarkException("the peers' gateway does not route to their service"));
		}
		return deployment;
	}

	private static Map<String, String> environment(int port, int registryPort) {
		return Map.of("PORT", String.valueOf(port), "REGISTRY_URL", Ports.url(registryPort, "/eureka/").toString());
	}

	@Override
	public String name() {
		return NAME;
	}

	@Override
	public URI route() {
		return Ports.url(this.gatewayPort, "/instance");
	}

	@Override
	public long registryPid() {
		return this.registry.pid();
	}

	@Override
	public Server newServer() {
		this.servers++;
		return new StockServer("service-" + this.servers, Ports.free());
	}

	@Override
	public RegistryCalls eurekaCalls() {
		return RegistryCalls.eureka(Ports.url(this.registryPort, ""), "");
	}

	@Override
	public void close() {
		this.processes.close();
	}

	/** An instance of the stock service. */
	private final class StockServer implements Server {

		private final String name;

		private final int port;

		private @Nullable StockProcess process;

		private StockServer(String name, int port) {
			this.name = name;
			this.port = port;
		}

		@Override
		public String name() {
			return this.name;
		}

		@Override
		public int port() {
			return this.port;
		}

		/** It has no word for it but that it accepts connections. */
		@Override
		public boolean isReady() {
			return Ports.accepts(this.port);
		}

		@Override
		public void start() {
			Map<String, String> environment = new HashMap<>(environment(this.port, StockDeployment.this.registryPort));
			environment.put("SERVICE_NAME", this.name);
			this.process = StockDeployment.this.processes.start("service", this.name, environment);
		}

		@Override
		public void stop() throws InterruptedException {
			started().stop();
		}

		@Override
		public void kill() throws InterruptedException {
			started().kill();
		}

		private StockProcess started() {
			if (this.process == null) {
				throw new IllegalStateException(this.name + " was not started");
			}
			return this.process;
		}

	}

}
