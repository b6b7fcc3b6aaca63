package dev.rollcall.gateway;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import dev.rollcall.starter.testing.HttpProbe;
import dev.rollcall.starter.testing.HttpProbe.Answer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;

import static org.assertj.core.api.Assertions.assertThat;

/** One gateway for all tests that need one; each test lists the instances it wants. */
// a port that a test before had counts from zero
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT,
		properties = { "rollcall.gateway.metrics.retention=0s", "AUTH_PORTS=", "DATA_PORTS=", "COMPUTE_PORTS=" })
@Import(ListedInstances.class)
public abstract class RunningGateway {

	@LocalServerPort
	private int port;

	@Autowired
	private ListedInstances registry;

	private final List<Backend> backends = new ArrayList<>();

	@BeforeEach
	void nothingIsListed() {
		this.registry.clear();
	}

	@AfterEach
	void stop() {
		this.backends.forEach(Backend::close);
	}

	protected int port() {
		return this.port;
	}

	/**
	 * The registry that the gateway follows.
	 * @return for tests of what it tells; it lists the instances of one test
	 */
	protected ListedInstances registry() {
		return this.registry;
	}

	protected HttpProbe http() {
		return new HttpProbe(this.port);
	}

	/**
	 * Lists instances, which end with the test.
	 * @param service the service
	 * @param instances its instances
	 */
	protected void list(String service, Backend... instances) {
		this.backends.addAll(List.of(instances));
		this.registry.list(service, Map.of(), instances);
	}

	/**
	 * Lists instances that registered without the cluster's credential.
	 * @param service the service
	 * @param instances its instances
	 */
	protected void listForeign(String service, Backend... instances) {
		this.backends.addAll(List.of(instances));
		this.registry.list(service, Map.of("rollcall.foreign", "true", "name", "Guest"), instances);
	}

	/**
	 * Lists another instance besides those that are listed.
	 * @param service the service
	 * @param instance the instance
	 */
	protected void listBeside(String service, Backend instance) {
		this.backends.add(instance);
		this.registry.register(service, Map.of(), instance);
	}

	/**
	 * Lists one instance of data-service.
	 * @return the instance
	 */
	protected Backend oneDataService() {
		Backend backend = Backend.named("data-service-1");
		list("data-service", backend);
		return backend;
	}

	/**
	 * Asserts the shape of a problem that the gateway makes itself.
	 * @param answer what came
	 * @param status the status that was to come
	 * @param type the type that was to come
	 */
	protected static void assertProblem(Answer answer, int status, String type) {
		assertThat(answer.status()).as(answer.text()).isEqualTo(status);
		assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
		assertThat(answer.json().path("type").asString()).isEqualTo(type);
		assertThat(answer.json().path("status").asInt()).isEqualTo(status);
		assertThat(answer.json().path("title").asString()).isNotBlank();
		assertThat(answer.json().path("detail").asString()).isNotBlank();
		assertThat(answer.json().path("error")).isEqualTo(answer.json().path("detail"));
		assertThat(answer.json().path("instance").asString()).startsWith("/");
		assertThat(answer.json().path("traceId").asString()).isEqualTo(answer.header("X-Trace-Id")).hasSize(32);
		assertThat(answer.response().headers().allValues("X-Trace-Id")).hasSize(1);
		assertThat(answer.response().headers().allValues("X-Instance-Id")).containsExactly("gateway-1");
		assertThat(answer.text()).doesNotContain("Exception", "springframework", "netty", "java.", "127.0.0.1");
	}

	protected static void assertProblem(Answer answer, int status) {
		assertProblem(answer, status, "about:blank");
	}

}
