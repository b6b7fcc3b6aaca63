package dev.rollcall.client.balance;

import java.net.URI;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests of {@link RoundRobin} and {@link Server}.
 */
class RoundRobinTests {

	private static final List<Server> SERVERS = Stream.of(5002, 5003, 5004).map(RoundRobinTests::server).toList();

	@Test
	void everyServerHasItsTurn() {
		RoundRobin turns = new RoundRobin();
		assertThat(Stream.generate(() -> RoundRobin.order(SERVERS, turns.next()).getFirst().address()).limit(7))
			.containsExactly("localhost:5002", "localhost:5003", "localhost:5004", "localhost:5002", "localhost:5003",
					"localhost:5004", "localhost:5002");
	}

	@Test
	void theNeighboursFollowInOrder() {
		assertThat(RoundRobin.order(SERVERS, 1)).isEqualTo(SERVERS);
		assertThat(RoundRobin.order(SERVERS, 3)).containsExactly(SERVERS.get(2), SERVERS.get(0), SERVERS.get(1));
		assertThat(RoundRobin.order(SERVERS, 3_000_000_002L).getFirst()).isEqualTo(SERVERS.get(1));
		assertThat(RoundRobin.order(List.of(), 1)).isEmpty();
	}

	@Test
	void serversAreOrderedByHostAndPort() {
		Server other = new Server(URI.create("http://a.example:9"), true);
		assertThat(Stream.of(server(10_000), server(5002), other).sorted()).extracting(Server::address)
			.containsExactly("a.example:9", "localhost:5002", "localhost:10000");
	}

	@ParameterizedTest
	@ValueSource(strings = { "localhost:5002", "ftp://localhost", "/path", "http:/x" })
	void refusesWhatIsNoAddress(String url) {
		assertThatExceptionOfType(ClientException.class).isThrownBy(() -> new Server(URI.create(url), true))
			.withMessage("not the address of a server: " + url);
	}

	private static Server server(int port) {
		return new Server(URI.create("http://localhost:" + port), true);
	}

}
