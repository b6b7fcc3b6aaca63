package dev.rollcall.starter.discovery;

import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

import dev.rollcall.starter.discovery.RegistryServer.Call;
import dev.rollcall.starter.testing.HttpProbe;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.cloud.client.ServiceInstance;
import org.springframework.cloud.client.discovery.DiscoveryClient;
import org.springframework.cloud.client.discovery.event.HeartbeatEvent;
import org.springframework.context.ApplicationListener;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

import static org.assertj.core.api.Assertions.assertThat;

/** A whole process among its peers, from its start to its stop. */
@ExtendWith(OutputCaptureExtension.class)
class MemberTests {

	@Test
	void registersWhenItAcceptsAndFollowsItsOwnReadiness() {
		try (RegistryServer registry = new RegistryServer(); Member member = Member.of(registry)) {
			int port = member.port();
			Until.so("it is registered", () -> registrations(registry).size() == 1);
			assertThat(registrations(registry).getFirst().body()).contains("\"instanceId\":\"member-1\"",
					"\"status\":\"UP\"", "\"$\":" + port, "\"tags.instance\":\"member-1\"",
					"\"rollcall.started\":\"" + ManagementFactory.getRuntimeMXBean().getStartTime() + "\"",
					"\"healthCheckUrl\":\"http://localhost:" + port + "/health\"", "\"renewalIntervalInSecs\":10",
					"\"durationInSecs\":15");
			assertThat(registrations(registry).getFirst().authorization()).startsWith("Basic ");
			member.wiring().broken.set(true);
			Until.so("it is DOWN", () -> registrations(registry).size() == 2);
			assertThat(registrations(registry).get(1).body()).contains("\"status\":\"DOWN\"");
			member.wiring().broken.set(false);
			Until.so("it is UP", () -> registrations(registry).size() == 3);
			assertThat(registrations(registry).get(2).body()).contains("\"status\":\"UP\"");
		}
	}

	@Test
	void answersFromTheEventsWhileTheyFlow() {
		try (RegistryServer registry = new RegistryServer(); Member member = Member.of(registry)) {
			DiscoveryClient discovery = member.context().getBean(DiscoveryClient.class);
			assertThat(discovery.getInstances("data-service")).isEmpty();
			RegistryServer.Stream stream = registry.willStream()
				.snapshot("e1", 1, RegistryServer.service("data-1", "UP"), RegistryServer.service("data-2", "DOWN"));
			Until.so("the list is there", () -> discovery.getInstances("data-service").size() == 1);
			assertThat(discovery.getInstances("data-service")).singleElement().satisfies((instance) -> {
				assertThat(instance.getInstanceId()).isEqualTo("data-1");
				assertThat(instance.getServiceId()).isEqualTo("DATA-SERVICE");
				assertThat(instance.getUri()).hasToString("http://localhost:4002");
				assertThat(instance.getMetadata()).containsEntry("tags.instance", "data-1");
			});
			assertThat(discovery.getServices()).contains("data-service");
			member.wiring().listAtHeartbeat = List.of();
			stream.event("e1.2", "status", RegistryServer.service("data-2", "UP"));
			Until.so("Spring Cloud's listeners know", () -> member.wiring().listAtHeartbeat.size() == 2);
			assertThat(member.registryCheck()).isEqualTo("up");
			registry.dies();
			Until.so("health knows", () -> member.registryCheck().equals("degraded"));
			assertThat(discovery.getInstances("data-service")).hasSize(2);
		}
	}

	@Test
	void knowsOfTheListsThatEurekasClientFetches() {
		try (RegistryServer registry = new RegistryServer()) {
			registry.refusesEvents(404);
			try (Member member = Member.of(registry)) {
				Until.so("the fetched list counts", () -> member.registryCheck().equals("up"));
			}
		}
	}

	@Test
	void isDownBeforeItDrainsAndDeregistersAfterwards(CapturedOutput output) throws Exception {
		try (RegistryServer registry = new RegistryServer();
				Member member = Member.of(registry, Duration.ofSeconds(2))) {
			int port = member.port();
			Until.so("it is registered", () -> registrations(registry).size() == 1);
			CompletableFuture<Integer> slow = CompletableFuture
				.supplyAsync(() -> new HttpProbe(port).get("/slow").status(), Thread::startVirtualThread);
			member.wiring().entered.await();
			CompletableFuture<Void> stop = CompletableFuture.runAsync(member::stop, Thread::startVirtualThread);
			Until.so("it is DOWN", () -> registrations(registry).size() == 2);
			assertThat(registrations(registry).get(1).body()).contains("\"status\":\"DOWN\"");
			// in the pause
			assertThat(new HttpProbe(port).get("/ready").status()).isEqualTo(503);
			assertThat(registry.registrationCalls()).doesNotContain("DELETE");
			member.wiring().answer.countDown();
			stop.get(40, TimeUnit.SECONDS);
			assertThat(slow.get(40, TimeUnit.SECONDS)).isEqualTo(200);
			assertThat(registry.registrationCalls()).last().isEqualTo("DELETE");
			assertThat(output.getOut()).containsSubsequence("[Server] Successfully registered to Registry",
					"[SERVICE-REGISTRY] Successfully registered: member-1", "[Server] Shutting down...",
					"Graceful shutdown complete", "[Server] Successfully deregistered from Registry");
		}
	}

	@Test
	void stopsWithoutARegistryThatHangs() throws Exception {
		try (RegistryServer registry = new RegistryServer(); Member member = Member.of(registry)) {
			Until.so("it is registered", () -> registrations(registry).size() == 1);
			registry.hangs(true);
			CompletableFuture.runAsync(member::stop, Thread::startVirtualThread).get(40, TimeUnit.SECONDS);
			assertThat(registry.registrationCalls()).doesNotContain("DELETE");
		}
	}

	private static List<Call> registrations(RegistryServer registry) {
		return registry.calls().stream().filter((call) -> call.method().equals("POST")).toList();
	}

	/**
	 * A process with the starter.
	 *
	 * @param context its context
	 */
	private record Member(ConfigurableApplicationContext context) implements AutoCloseable {

		static Member of(RegistryServer registry) {
			return of(registry, Duration.ZERO);
		}

		static Member of(RegistryServer registry, Duration stopPause) {
			SpringApplication application = new SpringApplication(Wiring.class);
			return new Member(application.run("--server.port=0", "--spring.application.name=member",
					"--eureka.client.enabled=true", "--rollcall.registry.url=http://localhost:" + registry.port(),
					"--rollcall.registration.readiness-interval=50ms",
					"--rollcall.registration.stop-pause=" + stopPause, "--rollcall.discovery.connect-timeout=20s",
					"--rollcall.discovery.answer-timeout=20s", "--rollcall.registration.timeout=20s",
					"--logging.level.org.springframework.boot.tomcat=info", "--logging.level.rollcall=info"));
		}

		int port() {
			return this.context.getEnvironment().getRequiredProperty("local.server.port", Integer.class);
		}

		Wiring wiring() {
			return this.context.getBean(Wiring.class);
		}

		String registryCheck() {
			return new HttpProbe(port()).get("/health").json().path("checks").path("registry").asString();
		}

		void stop() {
			this.context.close();
		}

		@Override
		public void close() {
			stop();
		}

	}

	/** What the process does. */
	@SpringBootConfiguration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	@RestController
	static class Wiring {

		private final AtomicBoolean broken = new AtomicBoolean();

		private final CountDownLatch entered = new CountDownLatch(1);

		private final CountDownLatch answer = new CountDownLatch(1);

		private volatile List<ServiceInstance> listAtHeartbeat = List.of();

		@GetMapping("/slow")
		String slow() throws InterruptedException {
			this.entered.countDown();
			this.answer.await(Duration.ofSeconds(40).toMillis(), TimeUnit.MILLISECONDS);
			return "done";
		}

		@Bean
		HealthIndicator dbHealthIndicator() {
			return () -> (this.broken.get() ? Health.down() : Health.up()).build();
		}

		@Bean
		ApplicationListener<HeartbeatEvent> heartbeats(DiscoveryClient discovery) {
			return (event) -> this.listAtHeartbeat = discovery.getInstances("data-service");
		}

	}

}
