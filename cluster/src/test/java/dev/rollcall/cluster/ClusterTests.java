package dev.rollcall.cluster;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests of {@link Cluster} with real processes.
 */
@Execution(ExecutionMode.CONCURRENT)
class ClusterTests {

	private static final Duration LIMIT = Duration.ofSeconds(20);

	private final RecordingListener listener = new RecordingListener();

	private FakeProject project;

	@BeforeEach
	void makeProject(@TempDir Path folder) {
		this.project = FakeProject.unpacked(folder);
	}

	@Test
	void startsTheRegistryFirstAndStopsItLast() throws InterruptedException {
		try (Cluster cluster = new Cluster(this.project.settings("eureka-registry-1=slow"), this.listener)) {
			assertThat(cluster.up()).isPositive();
			assertThat(this.listener.events()).startsWith("starting eureka-registry-1", "up eureka-registry-1")
				.contains("up gateway-1", "up data-service-1", "up data-service-2")
				.hasSize(8);
			assertThat(cluster.processes()).allMatch(ManagedProcess::isRunning)
				.extracting((process) -> process.instance().name())
				.containsExactly("eureka-registry-1", "gateway-1", "data-service-1", "data-service-2");
			List<ManagedProcess> processes = cluster.processes();
			cluster.down();
			assertThat(this.listener.events().subList(8, 12)).startsWith("stopped gateway-1")
				.contains("stopped data-service-1", "stopped data-service-2")
				.endsWith("stopped eureka-registry-1");
			assertThat(processes).noneMatch(ManagedProcess::isRunning);
			assertThat(cluster.processes()).isEmpty();
		}
	}

	@Test
	void tellsEveryProcessWhoAndWhereItIs() throws Exception {
		try (Cluster cluster = new Cluster(this.project.settings())) {
			cluster.up();
			ManagedProcess data = cluster.process("data-service-2");
			assertThat(Probe.get(data.instance().port(), "/variables", LIMIT).body()).contains(
					"PORT=" + data.instance().port(), "SERVICE_NAME=data-service-2",
					"ROLLCALL_HOME=" + this.project.settings().home(),
					"SERVICE_REGISTRY_URL=" + cluster.url("eureka-registry"),
					"LOAD_BALANCER_URL=" + cluster.url("gateway"),
					"DATA_PORTS=" + cluster.url("data-service-1").getPort() + "," + data.instance().port());
		}
	}

	@Test
	void knowsThePidOfTheJvmItself() throws Exception {
		try (Cluster cluster = new Cluster(this.project.settings())) {
			cluster.start("data-service");
			ManagedProcess data = cluster.process("data-service-1");
			assertThat(Probe.get(data.instance().port(), "/health", LIMIT).body())
				.contains("\"pid\":\"" + data.pid() + "\"");
		}
	}

	@Test
	void leavesAloneWhatRunsAlready() throws InterruptedException {
		ClusterSettings settings = this.project.settings();
		try (Cluster cluster = new Cluster(settings); Cluster other = new Cluster(settings, this.listener)) {
			cluster.start("data-service-2");
			long pid = cluster.process("data-service-2").pid();
			other.up();
			assertThat(this.listener.events()).startsWith("already up data-service-2").contains("up data-service-1");
			assertThat(other.process("data-service-2").pid()).isEqualTo(pid);
			assertThatExceptionOfType(ClusterException.class).isThrownBy(() -> other.start("data-service-2"))
				.withMessage("data-service-2 runs already (pid %d)", pid);
		}
	}

	@Test
	void startsAgainWhatWasKilledWithThePortItHad() throws InterruptedException {
		ClusterSettings settings = this.project.settings();
		try (Cluster cluster = new Cluster(settings)) {
			cluster.up();
			ManagedProcess killed = cluster.process("data-service-2");
			killed.kill();
			assertThat(killed.isRunning()).isFalse();
			assertThat(cluster.status()).extracting(InstanceStatus::health)
				.containsExactly(Health.HEALTHY, Health.HEALTHY, Health.HEALTHY, Health.KILLED);
			assertThatExceptionOfType(ClusterException.class).isThrownBy(killed::kill)
				.withMessage("data-service-2 is not running");
			new Cluster(settings.withTopology(Topology.onFreePorts(2))).restart("data-service-2");
			assertThat(cluster.process("data-service-2").instance()).isEqualTo(killed.instance());
			assertThat(cluster.process("data-service-2").pid()).isNotEqualTo(killed.pid());
			assertThat(cluster.status()).extracting(InstanceStatus::health).containsOnly(Health.HEALTHY);
		}
	}

	@Test
	void restartsWithTheVariablesOfTheFirstStart() throws Exception {
		ClusterSettings settings = this.project.settings();
		try (Cluster cluster = new Cluster(settings.withEnvironment(Map.of("JWT_EXPIRY", "PT1M")))) {
			cluster.start("data-service-1");
			long pid = cluster.process("data-service-1").pid();
			new Cluster(settings.withOutlivesStarter(true)).restart("data-service-1");
			assertThat(cluster.process("data-service-1").pid()).isNotEqualTo(pid);
			assertThat(Probe.get(cluster.url("data-service-1").getPort(), "/variables", LIMIT).body())
				.contains("JWT_EXPIRY=PT1M");
		}
	}

	@Test
	void startsOneInstanceMoreThanPlanned() throws InterruptedException {
		try (Cluster cluster = new Cluster(this.project.settings())) {
			cluster.start("data-service-3");
			assertThat(cluster.status()).singleElement().satisfies((status) -> {
				assertThat(status.health()).isEqualTo(Health.HEALTHY);
				assertThat(status.memoryBytes()).isGreaterThan(1_000_000);
				assertThat(status.uptime()).isBetween(Duration.ZERO, LIMIT);
			});
		}
	}

	@Test
	void namesTheCauseWhenOneDiesAndStopsTheOthers() throws InterruptedException {
		try (Cluster cluster = new Cluster(this.project.settings("data-service-2=dies"), this.listener)) {
			assertThatExceptionOfType(ClusterException.class).isThrownBy(cluster::up)
				.withMessage("data-service-2 died while starting (exit code 7): The fake web server failed to start."
						+ " (log: %s)", cluster.log("data-service-2"));
			assertThat(cluster.log("data-service-2")).content().contains("data-service-2 begins");
			assertThat(this.listener.events()).contains("giving up").endsWith("stopped eureka-registry-1");
			assertThat(cluster.processes()).isEmpty();
		}
	}

	@Test
	void keepsWhatRanBeforeAFailure() throws InterruptedException {
		try (Cluster cluster = new Cluster(this.project.settings("data-service-2=dies"))) {
			cluster.start("data-service-1");
			assertThatExceptionOfType(ClusterException.class).isThrownBy(cluster::up);
			assertThat(cluster.processes()).singleElement().matches(ManagedProcess::isRunning);
		}
	}

	@Test
	void givesUpOnOneThatDoesNotGetReady() throws InterruptedException {
		ClusterSettings settings = this.project.settings("data-service-1=never-ready")
			.withLimits(Duration.ofSeconds(2), LIMIT);
		try (Cluster cluster = new Cluster(settings)) {
			assertThatExceptionOfType(ClusterException.class).isThrownBy(() -> cluster.start("data-service-1"))
				.withMessageStartingWith("data-service-1 was not ready after 2 s: data-service-1 begins (log: ");
			assertThat(cluster.processes()).isEmpty();
		}
	}

	@Test
	void givesUpWhenARouteDoesNotAnswer() {
		ClusterSettings settings = this.project.settings("gateway-1=routes-nothing")
			.withLimits(Duration.ofSeconds(5), LIMIT);
		try (Cluster cluster = new Cluster(settings)) {
			assertThatExceptionOfType(ClusterException.class).isThrownBy(cluster::up)
				.withMessageStartingWith("gateway-1 does not answer 200 at %s/api/data/health after 5 s",
						cluster.url("gateway"));
			assertThat(cluster.processes()).isEmpty();
		}
	}

	@Test
	void startsNothingWhenAPortIsTaken() throws IOException {
		ClusterSettings settings = this.project.settings();
		Instance taken = settings.topology().instance("data-service-2");
		try (Cluster cluster = new Cluster(settings, this.listener);
				ServerSocket _ = new ServerSocket(taken.port(), 1, InetAddress.ofLiteral("127.0.0.1"))) {
			assertThatExceptionOfType(ClusterException.class).isThrownBy(cluster::up)
				.withMessage("port %d, needed for data-service-2, is taken by another program", taken.port());
			assertThat(this.listener.events()).isEmpty();
		}
	}

	@Test
	void namesTheServiceThatHasThePort() throws InterruptedException {
		ClusterSettings settings = this.project.settings();
		ClusterSettings elsewhere = settings.withHome(settings.home().resolveSibling("elsewhere"));
		try (Cluster cluster = new Cluster(settings); Cluster other = new Cluster(elsewhere)) {
			other.start("data-service-1");
			assertThatExceptionOfType(ClusterException.class).isThrownBy(() -> cluster.start("data-service-1"))
				.withMessageEndingWith("calls itself data-service-1 and was not started from this folder");
		}
	}

	@Test
	void killsWhatDoesNotStop() throws InterruptedException {
		ClusterSettings settings = this.project.settings("data-service-1=stubborn")
			.withLimits(LIMIT, Duration.ofMillis(300));
		try (Cluster cluster = new Cluster(settings, this.listener)) {
			cluster.start("data-service-1");
			ManagedProcess stubborn = cluster.process("data-service-1");
			cluster.stop("data-service-1");
			assertThat(stubborn.isRunning()).isFalse();
			assertThat(this.listener.events()).endsWith("killed data-service-1");
			assertThat(cluster.processes()).isEmpty();
		}
	}

	@Test
	void keepsTheOutputOfTheLastProcess() throws InterruptedException {
		try (Cluster cluster = new Cluster(this.project.settings())) {
			cluster.start("data-service-1");
			cluster.restart("data-service-1");
			Path log = cluster.log("data-service-1");
			assertThat(log).content().containsOnlyOnce("begins");
			assertThat(log.resolveSibling("data-service-1.log.1")).content().containsOnlyOnce("begins");
		}
	}

	@Test
	void saysThatItIsNotBuilt() throws IOException {
		ClusterSettings settings = this.project.settings();
		Files.delete(settings.application(Component.DATA_SERVICE));
		try (Cluster cluster = new Cluster(settings)) {
			assertThatExceptionOfType(ClusterException.class).isThrownBy(() -> cluster.start("data-service-1"))
				.withMessage("data-service-1 is not built yet: ./rollcall up does it");
		}
	}

	@Test
	void signsInAsDemo() throws Exception {
		ClusterSettings settings = this.project.settings();
		try (Cluster cluster = new Cluster(settings)) {
			assertThatExceptionOfType(ClusterException.class).isThrownBy(() -> cluster.token("demo"))
				.withMessageEndingWith("rollcall.demo.password: ./rollcall up makes it");
			Path secrets = Files.createDirectories(settings.home().resolve("secrets"));
			Files.writeString(secrets.resolve("rollcall.demo.password"), "wrong\n");
			assertThatExceptionOfType(ClusterException.class).isThrownBy(() -> cluster.token("demo"))
				.withMessageContaining("does not answer (Connection refused)");
			cluster.start("gateway");
			assertThatExceptionOfType(ClusterException.class).isThrownBy(() -> cluster.token("demo"))
				.withMessage("demo could not sign in at %s: user name or password \"demo\" is wrong",
						cluster.url("gateway"));
			Files.writeString(secrets.resolve("rollcall.demo.password"), "a \"secret\"\n");
			assertThat(cluster.token("demo")).isEqualTo(FakeService.TOKEN);
		}
	}

	@Test
	void theGatewayAloneWritesItsRequestLog() throws Exception {
		try (Cluster cluster = new Cluster(this.project.settings())) {
			cluster.up();
			assertThat(variables(cluster, "gateway")).contains("ROLLCALL_GATEWAY_REQUESTLOG=true");
			assertThat(variables(cluster, "data-service-1")).doesNotContain("REQUESTLOG");
		}
	}

	private static String variables(Cluster cluster, String name) throws IOException {
		return Probe.get(cluster.url(name).getPort(), "/variables", LIMIT).body();
	}

}
