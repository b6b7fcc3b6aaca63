package dev.rollcall.system;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.rollcall.starter.testing.HttpProbe;
import dev.rollcall.starter.testing.HttpProbe.Answer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import static org.assertj.core.api.Assertions.assertThat;

/** A process that is not Java registers by plain JSON, is routed to, and goes. */
@ExtendWith(RunningCluster.class)
class RegistryFacadeIT {

	private static final Duration SEEN_LIMIT = Duration.ofSeconds(5);

	private static final String REGISTER = "/api/registry/register";

	@Test
	void aServerInAnotherLanguageIsRoutedToUntilItDeregisters(RunningSystem system) throws IOException {
		HttpServer server = server();
		try {
			HttpProbe registry = system.asCluster("eureka-registry");
			String id = RunningSystem.newName();
			String body = """
					{"serviceId":"%s","serviceType":"compute","url":"http://localhost:%d","name":"Go Server"}"""
				.formatted(id, server.getAddress().getPort());
			Answer registered = registry.post(REGISTER, body);
			assertThat(registered.status()).as(registered.text()).isEqualTo(200);
			assertThat(registered.json().at("/service/healthy").asBoolean()).isTrue();
			HttpProbe user = system.newUser();
			RunningSystem.await("the gateway routes to it", SEEN_LIMIT, () -> isAnsweredByIt(user));
			assertThat(registry.post("/api/registry/heartbeat", "{\"serviceId\":\"" + id + "\"}").status())
				.isEqualTo(200);
			assertThat(registry.post("/api/registry/deregister", "{\"serviceId\":\"" + id + "\"}").status())
				.isEqualTo(200);
			RunningSystem.await("the gateway does not", SEEN_LIMIT, () -> !isAnsweredByIt(user));
			String line = "localhost:" + server.getAddress().getPort();
			assertThat(system.log("eureka-registry")).contains("[Registry] Server registered: " + line)
				.contains("[Registry] Server deregistered: " + line);
		}
		finally {
			server.stop(0);
		}
	}

	@Test
	void onlyTheClusterRegisters(RunningSystem system) {
		String body = "{\"serviceId\":\"x\",\"serviceType\":\"auth\",\"url\":\"http://localhost:9\",\"name\":\"X\"}";
		assertThat(system.instance("eureka-registry").post(REGISTER, body).status()).isEqualTo(401);
		assertThat(system.instance("eureka-registry").as(system.cluster().token("demo")).post(REGISTER, body).status())
			.isEqualTo(403);
	}

	private static boolean isAnsweredByIt(HttpProbe user) {
		for (int i = 0; i < 4; i++) {
			Answer answer = user.post("/api/compute/sum", "{\"a\":1,\"b\":1}");
			assertThat(answer.status()).as(answer.text()).isEqualTo(200);
			if (answer.text().contains("another language")) {
				return true;
			}
		}
		return false;
	}

	/** Has /health, like the servers of the originals, and no /ready. */
	private static HttpServer server() throws IOException {
		HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
		server.createContext("/health", (exchange) -> answer(exchange, 200, "{\"status\":\"healthy\"}"));
		server.createContext("/ready", (exchange) -> answer(exchange, 404, "{}"));
		server.createContext("/api/compute/sum",
				(exchange) -> answer(exchange, 200, "{\"result\":2,\"service\":\"another language\"}"));
		server.start();
		return server;
	}

	private static void answer(HttpExchange exchange, int status, String json) throws IOException {
		byte[] body = json.getBytes(StandardCharsets.UTF_8);
		exchange.getResponseHeaders().add("Content-Type", "application/json");
		exchange.getRequestBody().readAllBytes();
		exchange.sendResponseHeaders(status, body.length);
		exchange.getResponseBody().write(body);
		exchange.close();
	}

}
