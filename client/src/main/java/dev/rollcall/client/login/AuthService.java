package dev.rollcall.client.login;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import dev.rollcall.client.balance.Answer;
import dev.rollcall.client.balance.ClientException;
import dev.rollcall.client.balance.Http;
import dev.rollcall.client.balance.NoAnswerException;
import dev.rollcall.client.balance.Registry;
import dev.rollcall.client.balance.Server;
import dev.rollcall.client.json.JsonObject;

/**
 * Signs in and out, at any instance of auth-service that the registry lists, or through
 * the gateway when none of them answers. Who registered without the cluster's credential
 * gets no password.
 */
public final class AuthService {

	private final Http http;

	private final Registry registry;

	private final URI gateway;

	/**
	 * Creates one; nothing is asked yet.
	 * @param http asks
	 * @param registry lists the instances
	 * @param gateway where the gateway is
	 */
	public AuthService(Http http, Registry registry, URI gateway) {
		this.http = http;
		this.registry = registry;
		this.gateway = gateway;
	}

	/**
	 * Signs in.
	 * @param name a user name, or an e-mail address
	 * @throws ClientException when the password is wrong
	 * @throws AuthAwayException when there is nobody to ask
	 */
	Tokens login(String name, String password) throws InterruptedException {
		JsonObject body = JsonObject.empty()
			.with(name.contains("@") ? "email" : "username", name)
			.with("password", password);
		Answer answer = post("/api/auth/login", body, Map.of(), false);
		if (!answer.isOk()) {
			throw new ClientException("cannot sign in as " + name + ": " + answer.problem());
		}
		return tokens(answer);
	}

	/**
	 * Spends a refresh token. Whoever may have got it is the only one who is asked:
	 * spending it twice would end the login.
	 * @throws ClientException when the login has ended
	 * @throws AuthAwayException when there is nobody to ask
	 */
	Tokens refresh(String refreshToken) throws InterruptedException {
		Answer answer = post("/api/auth/refresh", JsonObject.empty().with("refreshToken", refreshToken), Map.of(),
				true);
		if (!answer.isOk()) {
			throw new ClientException("the login has ended (" + answer.problem() + "): client login");
		}
		return tokens(answer);
	}

	/**
	 * Ends a login.
	 * @return the answer, whatever its status
	 * @throws AuthAwayException when there is nobody to ask
	 */
	Answer logout(Tokens tokens) throws InterruptedException {
		return post("/api/auth/logout", JsonObject.empty().with("refreshToken", tokens.refresh()),
				Map.of("Authorization", "Bearer " + tokens.access()), false);
	}

	private Answer post(String path, JsonObject body, Map<String, String> headers, boolean onlyOnce)
			throws InterruptedException {
		Duration limit = this.http.limits().signIn();
		String reasons = "";
		for (URI place : places()) {
			try {
				Answer answer = this.http.post(place.resolve(path), body, headers, limit);
				if (!answer.isUnavailable()) {
					return answer;
				}
				reasons = place.getAuthority() + ": " + answer.problem();
				if (onlyOnce && !answer.isTurnedAway()) {
					break;
				}
			}
			catch (NoAnswerException ex) {
				reasons = place.getAuthority() + ": " + ex.reason();
				if (onlyOnce && !ex.nothingSent()) {
					break;
				}
			}
		}
		throw new AuthAwayException("auth-service is away (" + reasons + "): try again later");
	}

	/** The gateway is the last of them: it has a list of its own. */
	private List<URI> places() throws InterruptedException {
		List<URI> places = new ArrayList<>();
		try {
			this.registry.healthy("auth").stream().filter(Server::trusted).map(Server::url).forEach(places::add);
		}
		catch (ClientException ex) {
			// Without the registry there is still the gateway; if that fails too, it is
			// named.
			places.clear();
		}
		places.add(this.gateway);
		return places;
	}

	private static Tokens tokens(Answer answer) {
		return new Tokens(answer.text("token"), answer.body().text("refreshToken").orElse(""));
	}

}
