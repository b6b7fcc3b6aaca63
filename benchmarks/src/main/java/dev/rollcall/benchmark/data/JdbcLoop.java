package dev.rollcall.benchmark.data;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

import dev.rollcall.benchmark.process.BenchmarkException;
import dev.rollcall.benchmark.process.Ports;

/**
 * One thread of the peer that does the same again and again, without HTTP.
 *
 * @param database its name
 * @param kind what it did
 * @param perSecond how often in a second
 */
record JdbcLoop(String database, Kind kind, double perSecond) {

	private static final int OK = 200;

	static JdbcLoop measure(String database, Side peer, Kind kind, Duration warmUp, Duration duration)
			throws InterruptedException {
		run(peer, kind, warmUp);
		long count = run(peer, kind, duration);
		return new JdbcLoop(database, kind, (double) count * Duration.ofSeconds(1).toNanos() / duration.toNanos());
	}

	private static long run(Side peer, Kind kind, Duration duration) throws InterruptedException {
		URI url = Ports.url(peer.ports().getFirst(), "/loop/" + kind.text() + "/" + duration.toMillis());
		try (HttpClient http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()) {
			HttpResponse<String> answer = http.send(
					HttpRequest.newBuilder(url).POST(BodyPublishers.ofString(Kind.body(Kind.key(0)))).build(),
					BodyHandlers.ofString());
			if (answer.statusCode() != OK) {
				throw new BenchmarkException(url + " is answered with " + answer.statusCode());
			}
			return Long.parseLong(answer.body());
		}
		catch (IOException ex) {
			throw new BenchmarkException(url + " does not answer", ex);
		}
	}

	Map<String, Object> figures() {
		Map<String, Object> figures = new LinkedHashMap<>();
		figures.put("database", this.database);
		figures.put("kind", this.kind.text());
		figures.put("perSecond", this.perSecond);
		return figures;
	}

}
