package dev.rollcall.registry;

import java.time.Duration;

import dev.rollcall.registry.EventReader.Event;
import org.junit.jupiter.api.Test;

import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;

import static org.assertj.core.api.Assertions.assertThat;

/** A registry that stops. */
class StoppedRegistryTests {

	@Test
	void endsTheStreamsFirst() {
		ConfigurableApplicationContext registry = SpringApplication.run(EurekaRegistryApplication.class,
				"--server.port=0", "--eureka.client.enabled=true", "--rollcall.status.public=true",
				"--spring.lifecycle.timeout-per-shutdown-phase=60s");
		try (registry) {
			int port = registry.getEnvironment().getRequiredProperty("local.server.port", Integer.class);
			try (EventReader first = new EventReader(port); EventReader second = new EventReader(port)) {
				first.first();
				second.first();
				long stoppedNanos = System.nanoTime();
				SpringApplication.exit(registry);
				assertThat(Duration.ofNanos(System.nanoTime() - stoppedNanos)).as("did not wait for the streams")
					.isLessThan(Duration.ofSeconds(40));
				for (EventReader reader : new EventReader[] { first, second }) {
					RegistryOverHttp.await(reader::hasEnded, "the end of the stream");
					Event last = reader.events().getLast();
					assertThat(last.name()).isEqualTo("closed");
					assertThat(last.id()).isEmpty();
					assertThat(last.data().path("reason").asString()).isEqualTo("The registry is stopping");
				}
			}
		}
	}

}
