package dev.rollcall.cluster;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests of {@link ClientLaunch} and {@link ClientApplication}.
 */
class ClientLaunchTests {

	private FakeProject project;

	@BeforeEach
	void makeProject(@TempDir Path folder) {
		this.project = FakeProject.unpacked(folder);
	}

	@Test
	void tellsTheClientWhereTheClusterIsAndGivesItItsInput() throws Exception {
		ClusterSettings settings = this.project.settings();
		try (Cluster cluster = new Cluster(settings)) {
			Process client = cluster.client(List.of("7", "two words", "")).start();
			client.getOutputStream().write("typed\n".getBytes(StandardCharsets.UTF_8));
			client.getOutputStream().close();
			assertThat(new String(client.getInputStream().readAllBytes(), StandardCharsets.UTF_8).lines())
				.containsExactly("client [7, two words, ]", "SERVICE_REGISTRY_URL=" + cluster.url("eureka-registry"),
						"LOAD_BALANCER_URL=" + cluster.url("gateway"), "ROLLCALL_HOME=" + settings.home(), "typed");
			assertThat(client.waitFor()).isEqualTo(7);
			assertThat(cluster.processes()).isEmpty();
		}
	}

	@Test
	void isUnpackedAsItIsAndNotByTheToolOfSpringBoot() throws IOException, InterruptedException {
		Path applications = this.project.root().resolve("applications");
		Path jar = Files.writeString(this.project.jar(new ClientApplication()), "a jar without others");
		assertThat(new Unpacked(applications, new ClientApplication()).from(jar, Instant.now())).isTrue();
		assertThat(applications.resolve("client/client.jar")).hasSameBinaryContentAs(jar);
	}

}
