package dev.rollcall.client.balance;

import java.io.PrintStream;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import dev.rollcall.client.json.JsonObject;
import org.jspecify.annotations.Nullable;

/**
 * Sends requests to the servers of one type in turn. It asks the registry once, before
 * the first request, and then keeps its list on purpose: a server that has died since is
 * met, costs a line of the log, and its neighbour gets the request. A server that
 * registered without the cluster's credential gets no token; where it insists on one, its
 * neighbour gets the request too. It is for one thread.
 */
public final class Balancer {

	private final Registry registry;

	private final String type;

	private final Http http;

	private final Bearer bearer;

	private final PrintStream log;

	private final RoundRobin turns = new RoundRobin();

	private List<Server> servers = List.of();

	/**
	 * Creates one; nothing is asked yet.
	 * @param registry gives the list
	 * @param type such as {@code compute}
	 * @param http sends
	 * @param bearer whose requests they are
	 * @param log is told where each request goes
	 */
	public Balancer(Registry registry, String type, Http http, Bearer bearer, PrintStream log) {
		this.registry = registry;
		this.type = type;
		this.http = http;
		this.bearer = bearer;
		this.log = log;
	}

	/**
	 * Sends a request to the server whose turn it is, and if that one is dead the same
	 * request to the next; when all are dead it asks the registry again, once.
	 * @param path such as {@code /api/compute/sum}
	 * @param body the JSON
	 * @param headers sent with every try, so that a server knows a repetition
	 * @return the answer, always 2xx
	 * @throws ClientException when a server refuses the request, or none answers
	 * @throws InterruptedException when interrupted while waiting
	 */
	public Answer post(String path, JsonObject body, Map<String, String> headers) throws InterruptedException {
		if (this.servers.isEmpty()) {
			ask();
		}
		Request request = new Request(this.turns.next(), path, body, headers);
		Optional<Answer> answer = sendInTurn(request);
		if (answer.isEmpty()) {
			ask();
			answer = sendInTurn(request);
		}
		return answer.orElseThrow(() -> new ClientException("none of the servers answers: try again later"));
	}

	/**
	 * A request, the same for every server that gets it.
	 */
	private record Request(long number, String path, JsonObject body, Map<String, String> headers) {
	}

	private void ask() throws InterruptedException {
		List<Server> now = this.registry.healthy(this.type);
		if (now.isEmpty()) {
			throw new ClientException("the registry knows no healthy " + this.type + " server: try again later");
		}
		this.servers = now;
	}

	/** The answer of the first server that gives one; empty when all are dead. */
	private Optional<Answer> sendInTurn(Request request) throws InterruptedException {
		Answer refused = null;
		for (Server server : RoundRobin.order(this.servers, request.number())) {
			this.log.println("[Client] [Request " + request.number() + "] Routing to Server: " + server.address());
			Answer answer = send(request, server);
			if (answer == null) {
				continue;
			}
			boolean untold = !server.trusted() && answer.wantsCredential();
			if (!untold && !answer.maySucceedElsewhere()) {
				return Optional.of(requireOk(answer));
			}
			this.log.println("[Client] Error from server " + server.address() + ": " + answer.problem());
			// What one of ours says is the better reason.
			refused = (untold && refused != null) ? refused : answer;
		}
		return Optional.ofNullable(refused).map(Balancer::requireOk);
	}

	private @Nullable Answer send(Request request, Server server) throws InterruptedException {
		try {
			Answer answer = attempt(request, server);
			if (!server.trusted() || !answer.wantsSignIn()) {
				return answer;
			}
			this.bearer.renew();
			return attempt(request, server);
		}
		catch (NoAnswerException ex) {
			this.log.println("[Client] Error connecting to server " + server.address() + ": " + ex.reason());
			return null;
		}
	}

	private Answer attempt(Request request, Server server) throws NoAnswerException, InterruptedException {
		Map<String, String> headers = new HashMap<>(request.headers());
		if (server.trusted()) {
			this.bearer.token().ifPresent((token) -> headers.put("Authorization", "Bearer " + token));
		}
		return this.http.post(server.url().resolve(request.path()), request.body(), headers,
				this.http.limits().answer());
	}

	private static Answer requireOk(Answer answer) {
		if (!answer.isOk()) {
			throw new ClientException(answer.problem());
		}
		return answer;
	}

}
