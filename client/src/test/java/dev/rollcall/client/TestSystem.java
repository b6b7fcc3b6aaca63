package dev.rollcall.client;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;

import dev.rollcall.client.TestServer.Reply;
import dev.rollcall.client.TestServer.Request;
import dev.rollcall.client.json.JsonObject;

/**
 * A registry, an auth-service, a gateway and compute servers that share one accumulator,
 * as the contract has them.
 */
public final class TestSystem implements AutoCloseable {

	/** What the demo account signs in with. */
	public static final String DEMO_PASSWORD = "demo-password";

	/** What the registry lists, by type. */
	private final Map<String, List<String>> listed = new HashMap<>();

	private final TestServer registry = new TestServer(this::list);

	private final TestServer auth = new TestServer(this::signIn);

	private final TestServer gateway = new TestServer((request) -> Reply.problem(503, "no instance of auth-service"));

	private final List<TestServer> servers = new ArrayList<>();

	private final Map<String, BigInteger> done = new HashMap<>();

	private BigInteger accumulator = BigInteger.ONE;

	private String token = "token-1";

	private String refreshToken = "refresh-1";

	private boolean open;

	/**
	 * Starts one.
	 * @param servers how many compute servers
	 */
	public TestSystem(int servers) {
		for (int i = 0; i < servers; i++) {
			this.servers.add(new TestServer(this::compute));
		}
		this.servers.sort(Comparator.comparingInt(TestServer::port));
		listCompute(this.servers.stream().map(TestServer::url).toList());
		this.listed.put("auth", List.of(service(this.auth.url(), "")));
	}

	/**
	 * Makes the registry list other compute servers.
	 * @param urls where they are said to be
	 */
	public void listCompute(List<String> urls) {
		this.listed.put("compute",
				urls.stream()
					.map((url) -> service(url, ""))
					.collect(Collectors.toCollection(CopyOnWriteArrayList::new))
					.reversed());
	}

	/**
	 * Makes the registry list a compute server that registered without the cluster's
	 * credential, besides those of this system.
	 * @param url where it is said to be
	 */
	public void listForeignComputeToo(String url) {
		this.listed.get("compute").add(service(url, "\"rollcall.foreign\":\"true\""));
	}

	/**
	 * Makes the registry list other instances of auth-service, which registered without
	 * the cluster's credential.
	 * @param url where it is said to be
	 */
	public void listForeignAuth(String url) {
		this.listed.put("auth", List.of(service(url, "\"rollcall.foreign\":\"true\""), service(this.auth.url(), "")));
	}

	/** From now on nobody needs a token. */
	public void openClassroom() {
		this.open = true;
	}

	/** Ends the token that was given out, and makes the next ones. */
	public synchronized void expireToken() {
		this.token = "token-" + (number(this.token) + 1);
	}

	/** The registry. */
	public TestServer registry() {
		return this.registry;
	}

	/** The auth-service. */
	public TestServer auth() {
		return this.auth;
	}

	/** The gateway. */
	public TestServer gateway() {
		return this.gateway;
	}

	/**
	 * A compute server, in the order of ports.
	 * @param index from 0
	 */
	public TestServer server(int index) {
		return this.servers.get(index);
	}

	/**
	 * A compute server of this system, for a server that does more.
	 * @param request what is asked
	 */
	public synchronized Reply compute(Request request) {
		if (!request.authorization().equals("Bearer " + this.token)
				&& !(this.open && request.authorization().isEmpty())) {
			return Reply.problem(401, "this token is not accepted");
		}
		JsonObject body = JsonObject.parse(request.body()).orElseThrow();
		return switch (request.path()) {
			case "/api/compute/sum" ->
				Reply.ok("{\"result\":%s}".formatted(decimal(body, "a").add(decimal(body, "b")).toPlainString()));
			case "/api/compute/multiply" -> Reply.ok("{\"accumulator\":\"%s\",\"version\":1}"
				.formatted(this.done.computeIfAbsent(request.key(), (key) -> multiply(body))));
			default -> Reply.problem(404, "nothing here");
		};
	}

	/**
	 * The auth-service of this system.
	 * @param request what is asked
	 */
	public synchronized Reply signIn(Request request) {
		JsonObject body = JsonObject.parse(request.body()).orElseThrow();
		return switch (request.path()) {
			case "/api/auth/login" -> (body.text("username").orElse("").equals("demo")
					|| body.text("email").orElse("").equals("demo@rollcall.local"))
					&& body.text("password").orElse("").equals(DEMO_PASSWORD) ? tokens()
							: Reply.problem(401, "user name or password is wrong");
			case "/api/auth/refresh" -> refresh(body.text("refreshToken").orElse(""));
			case "/api/auth/logout" -> request.authorization().equals("Bearer " + this.token)
					? new Reply(204, "", Map.of()) : Reply.problem(401, "this token is not accepted");
			default -> Reply.problem(404, "nothing here");
		};
	}

	private Reply refresh(String spent) {
		if (!spent.equals(this.refreshToken)) {
			return Reply.problem(401, "this refresh token was used before");
		}
		this.refreshToken = "refresh-" + (number(this.refreshToken) + 1);
		return tokens();
	}

	private Reply tokens() {
		return Reply.ok("{\"token\":\"%s\",\"refreshToken\":\"%s\"}".formatted(this.token, this.refreshToken));
	}

	private Reply list(Request request) {
		String type = request.path().replaceAll("/api/registry/services/|\\?healthy=true", "");
		return Reply.ok("{\"type\":\"%s\",\"services\":%s}".formatted(type, this.listed.getOrDefault(type, List.of())));
	}

	private static String service(String url, String metadata) {
		return "{\"serviceId\":\"x\",\"url\":\"%s\",\"metadata\":{%s},\"healthy\":true}".formatted(url, metadata);
	}

	private BigInteger multiply(JsonObject body) {
		this.accumulator = this.accumulator.multiply(new BigInteger(body.text("factor").orElseThrow()));
		return this.accumulator;
	}

	private static BigDecimal decimal(JsonObject body, String member) {
		return new BigDecimal(body.text(member).orElseThrow());
	}

	private static int number(String name) {
		return Integer.parseInt(name.substring(name.indexOf('-') + 1));
	}

	@Override
	public void close() {
		this.servers.forEach(TestServer::close);
		this.registry.close();
		this.auth.close();
		this.gateway.close();
	}

}
