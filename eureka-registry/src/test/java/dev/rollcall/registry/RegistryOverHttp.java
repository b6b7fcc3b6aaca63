package dev.rollcall.registry;

import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

import com.netflix.eureka.EurekaServerContext;
import com.netflix.eureka.EurekaServerContextHolder;
import dev.rollcall.starter.secret.ClusterCredential;
import dev.rollcall.starter.testing.HttpProbe;
import dev.rollcall.starter.testing.HttpProbe.Answer;
import dev.rollcall.starter.testing.TestTokens;
import org.junit.jupiter.api.BeforeEach;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;

import static org.assertj.core.api.Assertions.assertThat;

/** The real Eureka server, over HTTP. */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT, properties = "eureka.client.enabled=true")
@Import(TestTokens.Keys.class)
abstract class RegistryOverHttp {

	static final int LONG_LEASE_SECONDS = 15;

	@LocalServerPort
	private int port;

	@Autowired
	private ClusterCredential credential;

	@Autowired
	private EurekaServerContext eureka;

	/** Eureka's resources find their server in a static field, whoever set it last. */
	@BeforeEach
	void speakToThisServer() {
		EurekaServerContextHolder.initialize(this.eureka);
	}

	int port() {
		return this.port;
	}

	String credential() {
		return this.credential.authorization();
	}

	HttpProbe probe() {
		return new HttpProbe(this.port);
	}

	HttpProbe cluster() {
		return probe().with("Authorization", this.credential.authorization());
	}

	/** Shows the cluster's credential. */
	EventReader readEvents(String... headers) {
		String[] all = Arrays.copyOf(headers, headers.length + 2);
		all[headers.length] = "Authorization";
		all[headers.length + 1] = credential();
		return new EventReader(this.port, all);
	}

	/** As Eureka's own clients do. */
	Answer tryToRegister(String application, String id, int leaseSeconds, String status) {
		return cluster().post("/eureka/apps/" + application, """
				{"instance":{"instanceId":"%s","app":"%s","hostName":"localhost","ipAddr":"127.0.0.1","status":"%s",
				"port":{"$":4711,"@enabled":"true"},"securePort":{"$":443,"@enabled":"false"},"vipAddress":"%s",
				"dataCenterInfo":{"@class":"com.netflix.appinfo.InstanceInfo$DefaultDataCenterInfo","name":"MyOwn"},
				"leaseInfo":{"renewalIntervalInSecs":10,"durationInSecs":%d},"metadata":{"colour":"red"},
				"lastDirtyTimestamp":"1000"}}
				""".formatted(id, application, status, application.toLowerCase(Locale.ROOT), leaseSeconds));
	}

	void register(String application, String id, int leaseSeconds) {
		Answer answer = tryToRegister(application, id, leaseSeconds, "UP");
		assertThat(answer.status()).as(answer.text()).isEqualTo(204);
	}

	static String registration(String id, String type, String url) {
		return """
				{"serviceId":"%s","serviceType":"%s","url":"%s","name":"%s by name","metadata":{"colour":"blue"}}
				""".formatted(id, type, url, id);
	}

	static String id(String id) {
		return "{\"serviceId\":\"%s\"}".formatted(id);
	}

	JsonNode find(String type, String id) {
		return probe().get("/api/registry/services/" + type)
			.json()
			.path("services")
			.valueStream()
			.filter((service) -> service.path("serviceId").asString().equals(id))
			.findFirst()
			.orElse(MissingNode.getInstance());
	}

	static void await(BooleanSupplier condition, String description) {
		long deadlineNanos = System.nanoTime() + Duration.ofSeconds(50).toNanos();
		while (!condition.getAsBoolean()) {
			assertThat(System.nanoTime()).as(description).isLessThan(deadlineNanos);
			LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
		}
	}

	static void assertProblem(Answer answer, int status) {
		assertThat(answer.status()).as(answer.text()).isEqualTo(status);
		assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
		assertThat(answer.header("X-Instance-Id")).isEqualTo("eureka-registry-1");
		assertThat(answer.json().path("error")).isEqualTo(answer.json().path("detail"));
		assertThat(answer.json().path("traceId").asString()).isEqualTo(answer.header("X-Trace-Id"));
	}

	static void assertProblem(Answer answer, int status, String code) {
		assertProblem(answer, status);
		assertThat(answer.json().path("type").asString()).isEqualTo("/problems/registry/" + code);
	}

	/** A 400 that names the field. */
	static void assertInvalid(Answer answer, String field) {
		assertProblem(answer, 400);
		assertThat(answer.json().path("errors").valueStream().map((error) -> error.path("field").asString()))
			.as(answer.text())
			.contains(field);
	}

}
