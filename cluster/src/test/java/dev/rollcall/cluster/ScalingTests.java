package dev.rollcall.cluster;

import java.nio.file.Path;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests of {@link Scaling} with real processes.
 */
@Execution(ExecutionMode.CONCURRENT)
class ScalingTests {

	private final RecordingListener listener = new RecordingListener();

	private FakeProject project;

	@BeforeEach
	void makeProject(@TempDir Path folder) {
		this.project = FakeProject.unpacked(folder);
	}

	@Test
	void startsWhatIsMissingAndStopsTheHighestFirst() throws InterruptedException {
		try (Cluster cluster = new Cluster(this.project.settings(), this.listener)) {
			cluster.start("eureka-registry");
			cluster.start("data-service-2");
			cluster.scale(Component.DATA_SERVICE, 4);
			assertThat(cluster.processes()).allMatch(ManagedProcess::isRunning)
				.extracting((process) -> process.instance().name())
				.containsExactly("eureka-registry-1", "data-service-1", "data-service-2", "data-service-3",
						"data-service-4");
			assertThat(this.listener.events()).containsOnlyOnce("already up data-service-2");
			int before = this.listener.events().size();
			cluster.scale(Component.DATA_SERVICE, 1);
			assertThat(this.listener.events().subList(before, this.listener.events().size())).containsExactly(
					"already up data-service-1", "stopped data-service-4", "stopped data-service-3",
					"stopped data-service-2");
			assertThat(cluster.processes()).hasSize(2);
		}
	}

	@Test
	void doesNothingTheSecondTime() throws InterruptedException {
		try (Cluster cluster = new Cluster(this.project.settings())) {
			cluster.start("eureka-registry");
			cluster.scale(Component.DATA_SERVICE, 2);
			long pid = cluster.process("data-service-2").pid();
			cluster.scale(Component.DATA_SERVICE, 2);
			assertThat(cluster.process("data-service-2").pid()).isEqualTo(pid);
			assertThat(cluster.processes()).hasSize(3);
		}
	}

	@Test
	void startsAgainWhatWasKilledAndForgetsWhatIsTooMany() throws InterruptedException {
		try (Cluster cluster = new Cluster(this.project.settings())) {
			cluster.start("eureka-registry");
			cluster.scale(Component.DATA_SERVICE, 3);
			Instance first = cluster.process("data-service-1").instance();
			cluster.process("data-service-1").kill();
			cluster.process("data-service-3").kill();
			cluster.scale(Component.DATA_SERVICE, 2);
			assertThat(cluster.process("data-service-1").instance()).isEqualTo(first);
			assertThat(cluster.processes()).hasSize(3).allMatch(ManagedProcess::isRunning);
		}
	}

	@Test
	void stopsWhatItStartedWhenOneDies() throws InterruptedException {
		try (Cluster cluster = new Cluster(this.project.settings("data-service-3=dies"))) {
			cluster.start("eureka-registry");
			cluster.start("data-service-1");
			assertThatExceptionOfType(ClusterException.class).isThrownBy(() -> cluster.scale(Component.DATA_SERVICE, 3))
				.withMessageStartingWith("data-service-3 died while starting");
			assertThat(cluster.processes()).extracting((process) -> process.instance().name())
				.containsExactly("eureka-registry-1", "data-service-1");
		}
	}

	@Test
	void refusesWhatCannotBe() {
		try (Cluster cluster = new Cluster(this.project.settings())) {
			assertThatExceptionOfType(ClusterException.class).isThrownBy(() -> cluster.scale(Component.KV_STORE, 2))
				.withMessage("kv-store is there only once, it can't be scaled");
			assertThatExceptionOfType(ClusterException.class)
				.isThrownBy(() -> cluster.scale(Component.AUTH_SERVICE, 10))
				.withMessage("auth-service can have 1 to 9 instances, not 10");
			assertThatExceptionOfType(ClusterException.class).isThrownBy(() -> cluster.scale(Component.AUTH_SERVICE, 2))
				.withMessage("the cluster is not running: ./rollcall up starts it");
		}
	}

}
