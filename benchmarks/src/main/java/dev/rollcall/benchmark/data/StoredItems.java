package dev.rollcall.benchmark.data;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import dev.rollcall.benchmark.process.BenchmarkException;
import dev.rollcall.benchmark.process.Ports;

/** The items that are there from the beginning. */
final class StoredItems {

	/** As many as a batch of the data-service takes. */
	private static final int BATCH = 100;

	private static final int OK = 200;

	private StoredItems() {
	}

	/** Makes them, by our own side, since it looks who changes them later. */
	static void create(Side ours) throws InterruptedException {
		URI url = Ports.url(ours.ports().getFirst(), "/api/data/batch");
		try (HttpClient http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()) {
			for (int first = 0; first < Kind.ITEMS; first += BATCH) {
				HttpRequest request = HttpRequest.newBuilder(url)
					.header("Authorization", ours.authorization())
					.header("Content-Type", "application/json")
					.POST(BodyPublishers.ofString(batch(first)))
					.build();
				HttpResponse<String> answer = http.send(request, BodyHandlers.ofString());
				if (answer.statusCode() != OK) {
					throw new BenchmarkException(
							"a batch is answered with %d: %s".formatted(answer.statusCode(), answer.body()));
				}
			}
		}
		catch (IOException ex) {
			throw new BenchmarkException(url + " does not answer", ex);
		}
	}

	private static String batch(int first) {
		return IntStream.range(first, first + BATCH)
			.mapToObj(Kind::key)
			.map(Kind::body)
			.map((body) -> "{\"op\":\"create\"," + body.substring(1))
			.collect(Collectors.joining(",", "{\"operations\":[", "]}"));
	}

}
