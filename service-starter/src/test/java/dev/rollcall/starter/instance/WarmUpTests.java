package dev.rollcall.starter.instance;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

import com.sun.net.httpserver.HttpServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.boot.DefaultApplicationArguments;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.core.env.MapPropertySource;

import static org.assertj.core.api.Assertions.assertThat;

class WarmUpTests {

	private final List<String> asked = new CopyOnWriteArrayList<>();

	private HttpServer server;

	@BeforeEach
	void listen() throws IOException {
		this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
		this.server.createContext("/", (exchange) -> {
			this.asked.add(exchange.getRequestMethod() + " " + exchange.getRequestURI() + " "
					+ new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
			exchange.sendResponseHeaders(503, -1);
			exchange.close();
		});
		this.server.start();
	}

	@AfterEach
	void close() {
		this.server.stop(0);
	}

	@Test
	void asksItselfWhatEverybodyAndWhatTheServiceIsAsked() throws Exception {
		warmUp(new WarmUpProperties(true, false), "0.0.0.0");
		assertThat(this.asked).containsExactly("GET /health ", "GET /ready ", "GET /warm-up ", "POST /it {\"a\":1}");
	}

	@Test
	void asksAtAnAddressOfAnyForm() throws Exception {
		warmUp(new WarmUpProperties(true, false), "::1");
		assertThat(this.asked).as("nobody listens there, and nothing breaks").isEmpty();
	}

	@Test
	void leavesItWhereItIsSwitchedOff() throws Exception {
		warmUp(new WarmUpProperties(false, false), "127.0.0.1");
		assertThat(this.asked).isEmpty();
	}

	@Test
	void startsAllTheSameWhenNobodyAnswers() throws Exception {
		this.server.stop(0);
		warmUp(new WarmUpProperties(true, false), "127.0.0.1");
		assertThat(this.asked).isEmpty();
	}

	private void warmUp(WarmUpProperties properties, String address) throws Exception {
		try (GenericApplicationContext context = new GenericApplicationContext()) {
			context.getEnvironment()
				.getPropertySources()
				.addFirst(new MapPropertySource("test",
						Map.of("local.server.port", this.server.getAddress().getPort(), "server.address", address)));
			List<WarmUpRequest> requests = List.of(new WarmUpRequest("POST", "/it", "{\"a\":1}"));
			new WarmUp(properties, requests, context).run(new DefaultApplicationArguments());
		}
	}

}
