package dev.rollcall.registry;

import java.time.Duration;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** The one test that waits for a lease of life's length. */
class FacadeLeaseTests extends RegistryOverHttp {

	@Test
	void whoIsSilentForThirtySecondsIsGone() {
		cluster().post("/api/registry/register", registration("silent-71", "silent", "http://localhost:1"));
		cluster().post("/api/registry/register", registration("silent-72", "silent", "http://localhost:2"));
		long beatNanos = System.nanoTime();
		assertThat(cluster().post("/api/registry/heartbeat", id("silent-71")).status()).isEqualTo(200);
		long goneNanos = nanosUntilGone("silent", "silent-71");
		assertThat(Duration.ofNanos(goneNanos - beatNanos)).isBetween(Duration.ofSeconds(30), Duration.ofSeconds(32));
		assertThat(find("silent", "silent-72").isMissingNode()).as("its last heartbeat was its registration").isTrue();
		assertThat(probe().get("/api/registry/service/silent-71").status()).isEqualTo(404);
		assertThat(cluster().post("/api/registry/heartbeat", id("silent-71")).status()).isEqualTo(404);
	}

}
