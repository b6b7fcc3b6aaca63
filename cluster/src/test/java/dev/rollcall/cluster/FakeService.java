package dev.rollcall.cluster;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

/**
 * Plays a service: a real process without Spring, packed into a jar by
 * {@link FakeProject}. How it behaves is said by the variable {@value #BEHAVIOUR}, such
 * as {@code data-service-1=dies,gateway-1=slow}.
 */
final class FakeService {

	static final String BEHAVIOUR = "FAKE_BEHAVIOUR";

	static final String TOKEN = "head.body_-1.signature";

	private static final int SLOW_QUESTIONS = 3;

	private final AtomicInteger questions = new AtomicInteger();

	private final Map<String, String> environment;

	private final String behaviour;

	private FakeService(Map<String, String> environment) {
		this.environment = environment;
		this.behaviour = Arrays.stream(environment.getOrDefault(BEHAVIOUR, "").split(","))
			.map((part) -> part.split("="))
			.filter((part) -> part[0].equals(environment.get("SERVICE_NAME")))
			.map((part) -> part[1])
			.findFirst()
			.orElse("serves");
	}

	public static void main(String[] arguments) throws IOException {
		if ("tools".equals(System.getProperty("jarmode"))) {
			extract(Path.of(System.getProperty("java.class.path")), List.of(arguments));
			return;
		}
		if (Boolean.getBoolean("rollcall.warm-up.exit")) {
			return;
		}
		if (System.getenv("SERVICE_NAME") == null) {
			playClient(List.of(arguments));
		}
		new FakeService(System.getenv()).run();
	}

	/** As the tool in a Boot jar does: {@code extract --destination FOLDER --force}. */
	private static void extract(Path jar, List<String> arguments) throws IOException {
		Path destination = Path.of(arguments.get(arguments.indexOf("--destination") + 1));
		Files.createDirectories(destination);
		Files.copy(jar, destination.resolve(jar.getFileName()));
	}

	/** Says what it was told and ends with the number that it was told first. */
	private static void playClient(List<String> arguments) throws IOException {
		System.out.println("client " + arguments);
		List.of("SERVICE_REGISTRY_URL", "LOAD_BALANCER_URL", "ROLLCALL_HOME")
			.forEach((name) -> System.out.println(name + "=" + System.getenv(name)));
		System.in.transferTo(System.out);
		System.exit(Integer.parseInt(arguments.getFirst()));
	}

	private void run() throws IOException {
		System.out.println(this.environment.get("SERVICE_NAME") + " begins");
		switch (this.behaviour) {
			case "dies" -> {
				System.out.println("Description:\n\nThe fake web server failed to start.\n\nAction:\n\nNone.");
				System.exit(7);
			}
			case "stubborn" -> Runtime.getRuntime().addShutdownHook(new Thread(FakeService::waitForEver));
			default -> {
			}
		}
		HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"),
				Integer.parseInt(this.environment.get("PORT"))), 0);
		server.createContext("/", this::answer);
		server.start();
	}

	private static void waitForEver() {
		try {
			new CountDownLatch(1).await();
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	private void answer(HttpExchange exchange) {
		String path = exchange.getRequestURI().getPath();
		try (exchange) {
			switch (path) {
				case "/ready" -> send(exchange, isReady() ? 200 : 503, "{\"ready\":true}");
				case "/health" -> send(exchange, 200, health());
				case "/variables" -> send(exchange, 200, String.valueOf(this.environment));
				case "/actuator/backup" -> backup(exchange);
				case "/api/auth/login" -> login(exchange);
				case "/api/auth/health", "/api/data/health", "/api/compute/health" ->
					send(exchange, this.behaviour.equals("routes-nothing") ? 503 : 200, "{}");
				default -> send(exchange, 404, "{}");
			}
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static void backup(HttpExchange exchange) throws IOException {
		boolean allowed = "Basic Y2x1c3RlcjpzM2NyM3Q=".equals(exchange.getRequestHeaders().getFirst("Authorization"));
		send(exchange, allowed ? 200 : 401, "a copy of the file");
	}

	private boolean isReady() {
		return switch (this.behaviour) {
			case "never-ready" -> false;
			case "slow" -> this.questions.incrementAndGet() > SLOW_QUESTIONS;
			default -> true;
		};
	}

	private String health() {
		return """
				{"checks":{"peer":{"status":"unhealthy"}},"service":"%s","status":"%s","pid":"%d"}""".formatted(
				this.environment.get("SERVICE_NAME"), this.behaviour.equals("degraded") ? "degraded" : "healthy",
				ProcessHandle.current().pid());
	}

	private void login(HttpExchange exchange) throws IOException {
		String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
		if (body.equals("{\"username\":\"demo\",\"password\":\"a \\\"secret\\\"\"}")) {
			send(exchange, 200, "{\"message\":\"Login successful\",\"token\":\"" + TOKEN + "\",\"user\":{}}");
		}
		else {
			send(exchange, 401,
					"{\"title\":\"Unauthorized\",\"detail\":\"user name or password \\u0022%s\\u0022\\nis wrong\"}"
						.formatted("demo"));
		}
	}

	private static void send(HttpExchange exchange, int status, String body) throws IOException {
		byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
		exchange.getResponseHeaders().add("Content-Type", "application/json");
		exchange.sendResponseHeaders(status, bytes.length);
		exchange.getResponseBody().write(bytes);
	}

}
