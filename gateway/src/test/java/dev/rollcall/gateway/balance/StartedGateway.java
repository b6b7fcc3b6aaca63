package dev.rollcall.gateway.balance;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import java.util.stream.Stream;

import dev.rollcall.gateway.GatewayApplication;
import dev.rollcall.starter.discovery.RegistryEvent;
import dev.rollcall.starter.testing.HttpProbe;
import tools.jackson.databind.JsonNode;

import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

import static org.assertj.core.api.Assertions.assertThat;

/** A gateway that a test starts with settings of its own. */
final class StartedGateway implements AutoCloseable {

	private final ConfigurableApplicationContext context;

	StartedGateway(String... settings) {
		String[] args = Stream
			.concat(Stream.of("server.port=0", "logging.level.dev.rollcall=info"), Stream.of(settings))
			.map((setting) -> "--" + setting)
			.toArray(String[]::new);
		this.context = new SpringApplicationBuilder(GatewayApplication.class).run(args);
	}

	HttpProbe http() {
		return new HttpProbe(this.context.getEnvironment().getRequiredProperty("local.server.port", Integer.class));
	}

	JsonNode status() {
		return http().get("/status").json();
	}

	/** Tells what the follower of the registry's stream would. */
	void tell(RegistryEvent event) {
		this.context.publishEvent(event);
	}

	void awaitStatus(Predicate<JsonNode> condition) {
		await(() -> condition.test(status()));
	}

	static void await(BooleanSupplier condition) {
		long deadline = System.nanoTime() + Duration.ofSeconds(40).toNanos();
		while (!condition.getAsBoolean()) {
			assertThat(System.nanoTime()).as("time").isLessThan(deadline);
			LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
		}
	}

	@Override
	public void close() {
		this.context.close();
	}

}
