package dev.rollcall.client.balance;

import java.net.URI;
import java.util.List;

import dev.rollcall.client.json.JsonObject;

/**
 * The registry, as far as it is asked for lists.
 */
public final class Registry {

	/** The registry's mark on who registered without the cluster's credential. */
	private static final String FOREIGN = "rollcall.foreign";

	private final Http http;

	private final URI url;

	/**
	 * Creates one; it is not asked yet.
	 * @param http asks
	 * @param url where it is
	 */
	public Registry(Http http, URI url) {
		this.http = http;
		this.url = url;
	}

	/**
	 * The healthy servers of a type.
	 * @param type such as {@code compute}
	 * @return in the order of their addresses; empty when there is none
	 * @throws ClientException when it does not answer, or not with a list
	 * @throws InterruptedException when interrupted while waiting
	 */
	public List<Server> healthy(String type) throws InterruptedException {
		return answer(type).body()
			.objects("services")
			.orElseThrow(() -> new ClientException("what answers at " + this.url + " is no registry"))
			.stream()
			.map(Registry::server)
			.sorted()
			.toList();
	}

	private Answer answer(String type) throws InterruptedException {
		try {
			Answer answer = this.http.get(this.url.resolve("/api/registry/services/" + type + "?healthy=true"),
					this.http.limits().answer());
			if (!answer.isOk()) {
				throw new ClientException("the registry at " + this.url + " gives no list: " + answer.problem());
			}
			return answer;
		}
		catch (NoAnswerException ex) {
			throw new ClientException("the registry at " + this.url + " does not answer: " + ex.reason(), ex);
		}
	}

	private static Server server(JsonObject service) {
		String url = service.text("url").orElse("");
		try {
			return new Server(URI.create(url),
					!service.object("metadata").text(FOREIGN).filter("true"::equals).isPresent());
		}
		catch (IllegalArgumentException ex) {
			throw new ClientException("the registry lists what is no address", ex);
		}
	}

}
