package dev.rollcall.cluster;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests of {@link Checkup} through {@link Cluster#status()}.
 */
class CheckupTests {

	@TempDir
	private Path folder;

	@Test
	void tellsEveryWayOfNotBeingWell() throws Exception {
		ClusterSettings settings = FakeProject.unpacked(this.folder).settings("gateway-1=degraded");
		try (Cluster cluster = new Cluster(settings)) {
			cluster.up();
			signal("STOP", cluster.process("eureka-registry").pid());
			signal("KILL", cluster.process("data-service-2").pid());
			cluster.process("data-service-1").kill();
			assertThat(cluster.status()).extracting(InstanceStatus::health)
				.containsExactly(Health.HUNG, Health.DEGRADED, Health.KILLED, Health.DOWN);
			signal("CONT", cluster.process("eureka-registry").pid());
		}
	}

	@Test
	void isStartingUntilTheLimitAndHungAfterwards() {
		Instance instance = Topology.onFreePorts(1).instance("data-service-1");
		Instant startedAt = Instant.parse("2026-11-21T12:00:00Z");
		RunFile file = new RunFile(instance.name(), ProcessIdentity.of(ProcessHandle.current().pid()).orElseThrow(),
				instance.port(), startedAt, false, Map.of());
		ManagedProcess process = new ManagedProcess(instance, file, new RunFiles(this.folder), this.folder);
		Duration limit = Duration.ofSeconds(120);
		assertThat(new Checkup(() -> startedAt.plusSeconds(119), limit).of(process))
			.returns(Health.STARTING, InstanceStatus::health)
			.returns(Duration.ofSeconds(119), InstanceStatus::uptime);
		assertThat(new Checkup(() -> startedAt.plusSeconds(120), limit).of(process).health()).isEqualTo(Health.HUNG);
	}

	private static void signal(String signal, long pid) throws Exception {
		assertThat(new ProcessBuilder("kill", "-" + signal, String.valueOf(pid)).start().waitFor()).isZero();
		if (signal.equals("KILL")) {
			assertThat(Poll.until(Duration.ofSeconds(10), () -> ProcessIdentity.of(pid).isEmpty())).isTrue();
		}
	}

}
