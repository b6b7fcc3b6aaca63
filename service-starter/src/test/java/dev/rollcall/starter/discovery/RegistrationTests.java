package dev.rollcall.starter.discovery;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

import com.netflix.appinfo.InstanceInfo;
import com.netflix.appinfo.InstanceInfo.InstanceStatus;
import com.netflix.appinfo.LeaseInfo;
import com.netflix.discovery.shared.resolver.DefaultEndpoint;
import com.netflix.discovery.shared.transport.EurekaHttpClient;
import dev.rollcall.starter.discovery.RegistryEvent.Change;
import dev.rollcall.starter.discovery.RegistryEvent.Kind;
import dev.rollcall.starter.discovery.RegistryEvent.Snapshot;
import dev.rollcall.starter.discovery.RegistryServer.Call;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import org.springframework.boot.logging.LogLevel;
import org.springframework.boot.logging.LoggingSystem;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.cloud.netflix.eureka.http.RestClientTransportClientFactory;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.web.client.RestClient;

import static org.assertj.core.api.Assertions.assertThat;

/** When the instance speaks to the registry, and what it says. */
@ExtendWith(OutputCaptureExtension.class)
class RegistrationTests {

	private static final Duration LIMIT = Duration.ofSeconds(20);

	private final RegistryServer registry = new RegistryServer();

	private final Registration registration = registration(this.registry.address(), LIMIT);

	/** A context of another test has perhaps said otherwise. */
	@BeforeEach
	void logAtInfo() {
		LoggingSystem.get(getClass().getClassLoader()).setLogLevel("rollcall", LogLevel.INFO);
	}

	@AfterEach
	void stop() {
		this.registry.hangs(false);
		this.registry.close();
		this.registration.end(Duration.ofMillis(200));
	}

	@Test
	void registersThenRenews(CapturedOutput output) {
		this.registration.start(instance(1));
		Until.so("it renews", () -> this.registry.registrationCalls().size() >= 3);
		assertThat(this.registry.registrationCalls()).startsWith("POST", "PUT", "PUT");
		assertThat(this.registry.calls().getFirst()).satisfies((call) -> {
			assertThat(call.path()).isEqualTo("/eureka/apps/DATA-SERVICE");
			assertThat(call.body()).contains("\"instanceId\":\"data-1\"", "\"status\":\"UP\"");
		});
		assertThat(this.registry.calls().get(1).path()).isEqualTo("/eureka/apps/DATA-SERVICE/data-1");
		assertThat(count(output, "[Server] Successfully registered to Registry")).isOne();
		assertThat(count(output, "[SERVICE-REGISTRY] Successfully registered: data-1")).isOne();
	}

	@Test
	void registersAgainWhenItIsUnknown(CapturedOutput output) {
		this.registry.willAnswer(204, 404, 204);
		this.registration.start(instance(1));
		Until.so("it renews again", () -> this.registry.registrationCalls().size() >= 4);
		assertThat(this.registry.registrationCalls()).startsWith("POST", "PUT", "POST", "PUT");
		assertThat(count(output, "[Server] Successfully registered to Registry")).isEqualTo(2);
	}

	@Test
	void asksAtOnceWhereTheListLacksIt() {
		this.registration.start(instance(3_600));
		Until.so("it is registered", () -> this.registry.registrationCalls().size() == 1);
		this.registry.willAnswer(404, 204);
		this.registration.listed(new Snapshot("e1", false, List.of(listed())));
		this.registration.listed(new Snapshot("e2", true, List.of()));
		Until.so("it is registered again", () -> this.registry.registrationCalls().size() == 3);
		assertThat(this.registry.registrationCalls()).containsExactly("POST", "PUT", "POST");
		this.registration.changed(new Change(Kind.STATUS, listed()));
		this.registration.changed(new Change(Kind.EVICTED, listed()));
		Until.so("it has asked", () -> this.registry.registrationCalls().size() == 4);
		assertThat(this.registry.registrationCalls()).last().isEqualTo("PUT");
	}

	@Test
	void triesUntilTheRegistryAnswers(CapturedOutput output) {
		int port = this.registry.port();
		this.registry.close();
		this.registration.start(instance(3_600));
		Until.so("the outage is in the log", () -> output.getOut().contains("does not answer"));
		try (RegistryServer later = new RegistryServer(port)) {
			later.willAnswer(503, 204);
			Until.so("it is registered", () -> later.registrationCalls().size() == 2);
			Until.so("that is in the log", () -> output.getOut().contains("Successfully registered: data-1"));
			assertThat(count(output, "does not answer")).isOne();
			assertThat(count(output, "The registry answers again")).isOne();
		}
	}

	@Test
	void tellsAChangeOfItsStatusByRegisteringAgain(CapturedOutput output) {
		InstanceInfo instance = instance(3_600);
		this.registration.start(instance);
		Until.so("it is registered", () -> this.registry.registrationCalls().size() == 1);
		long before = instance.getLastDirtyTimestamp();
		this.registration.report(InstanceStatus.UP);
		this.registration.report(InstanceStatus.DOWN);
		Until.so("it is DOWN", () -> this.registry.registrationCalls().size() == 2);
		this.registration.report(InstanceStatus.DOWN);
		this.registration.report(InstanceStatus.UP);
		Until.so("it is UP", () -> this.registry.registrationCalls().size() == 3);
		assertThat(this.registry.registrationCalls()).containsOnly("POST");
		assertThat(this.registry.calls()).extracting(Call::body)
			.satisfiesExactly((body) -> assertThat(body).contains("\"status\":\"UP\""),
					(body) -> assertThat(body).contains("\"status\":\"DOWN\""),
					(body) -> assertThat(body).contains("\"status\":\"UP\""));
		assertThat(instance.getLastDirtyTimestamp()).isGreaterThanOrEqualTo(before);
		assertThat(count(output, "[Server] Successfully registered to Registry")).isOne();
	}

	@Test
	void leavesAsDownAndDeregistersAtItsEnd(CapturedOutput output) {
		this.registration.start(instance(3_600));
		Until.so("it is registered", () -> this.registry.registrationCalls().size() == 1);
		assertThat(this.registration.leave(LIMIT)).isTrue();
		this.registration.report(InstanceStatus.UP);
		this.registration.end(LIMIT);
		assertThat(this.registry.registrationCalls()).containsExactly("POST", "POST", "DELETE");
		assertThat(this.registry.calls().get(1).body()).contains("\"status\":\"DOWN\"");
		assertThat(output).contains("[Server] Successfully deregistered from Registry");
	}

	@Test
	void leavesWithoutARegistryThatHangs() {
		this.registration.start(instance(3_600));
		Until.so("it is registered", () -> this.registry.registrationCalls().size() == 1);
		this.registry.hangs(true);
		assertThat(this.registration.leave(Duration.ofMillis(200))).isFalse();
		this.registration.end(Duration.ofMillis(200));
		assertThat(this.registry.registrationCalls()).doesNotContain("DELETE");
	}

	@Test
	void leavesNothingWhereItNeverRegistered() {
		assertThat(this.registration.leave(LIMIT)).isFalse();
		this.registration.end(LIMIT);
		assertThat(this.registry.calls()).isEmpty();
	}

	@Test
	void doesNotRegisterWhenItHasLeftAlready() {
		assertThat(this.registration.leave(LIMIT)).isFalse();
		this.registration.start(instance(3_600));
		this.registration.end(LIMIT);
		assertThat(this.registry.calls()).isEmpty();
	}

	@Test
	void saysOnceThatItIsRefused(CapturedOutput output) {
		this.registry.willAnswer(409, 409, 204);
		this.registration.start(instance(1));
		Until.so("it is registered", () -> output.getOut().contains("Successfully registered: data-1"));
		assertThat(count(output, "refuses the registration with status 409")).isOne();
	}

	static Registration registration(RegistryAddress registry, Duration timeout) {
		JdkClientHttpRequestFactory requests = new JdkClientHttpRequestFactory();
		requests.setReadTimeout(timeout);
		EurekaHttpClient client = new RestClientTransportClientFactory(Optional.empty(), Optional.empty(),
				(tls, verifier) -> requests, RestClient::builder)
			.newClient(new DefaultEndpoint(registry.eureka()));
		return new Registration(client, new RegistrationProperties(timeout, Duration.ofMillis(100),
				Duration.ofSeconds(1), 3, Duration.ZERO, Duration.ofSeconds(2)), new RegistryOutage(registry));
	}

	static InstanceInfo instance(int renewalSeconds) {
		InstanceInfo instance = InstanceInfo.Builder.newBuilder()
			.setAppName("data-service")
			.setInstanceId("data-1")
			.setHostName("localhost")
			.setPort(4002)
			.setStatus(InstanceStatus.UP)
			.build();
		instance.setLeaseInfo(LeaseInfo.Builder.newBuilder().setRenewalIntervalInSecs(renewalSeconds).build());
		return instance;
	}

	private static RegisteredInstance listed() {
		return new RegisteredInstance("data-1", "data-service", URI.create("http://localhost:4002"), "data-1", "UP",
				Instant.EPOCH, Map.of());
	}

	private static int count(CapturedOutput output, String text) {
		return output.getOut().split(Pattern.quote(text), -1).length - 1;
	}

}
