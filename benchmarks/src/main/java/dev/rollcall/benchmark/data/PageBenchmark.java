package dev.rollcall.benchmark.data;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

import dev.rollcall.benchmark.process.BenchmarkException;
import dev.rollcall.benchmark.process.Ports;
import dev.rollcall.benchmark.process.StockProcesses;
import dev.rollcall.benchmark.report.Distribution;
import dev.rollcall.benchmark.report.Figures;
import dev.rollcall.benchmark.report.Machine;
import dev.rollcall.benchmark.report.Results;
import dev.rollcall.benchmark.report.Table;

/**
 * Measures how long a page takes of a table with a million items: one client, one request
 * after the other, the whole answer. Nothing is beside it: the bound is absolute.
 */
public final class PageBenchmark {

	/** The name of this benchmark. */
	public static final String NAME = "pages";

	private static final int ITEMS = 1_000_000;

	private static final Map<String, String> PAGES = pages();

	/** Until what runs is compiled. */
	private static final int WARM_UP = 300;

	private static final int OK = 200;

	private final Path root;

	private final int count;

	private final Consumer<String> progress;

	private final List<Row> rows = new ArrayList<>();

	/** Of one page on one database. */
	private record Row(String database, String page, Distribution times) {

		Map<String, Object> figures() {
			return Map.of("database", this.database, "page", this.page, "micros",
					this.times.times().stream().map((time) -> time.toNanos() / 1000).toList());
		}

	}

	/**
	 * Creates one; nothing is started yet.
	 * @param root the folder of the project
	 * @param count how often each page is asked for
	 * @param progress is told what happens, for people
	 */
	public PageBenchmark(Path root, int count, Consumer<String> progress) {
		this.root = root;
		this.count = count;
		this.progress = progress;
	}

	private static Map<String, String> pages() {
		Map<String, String> pages = new LinkedHashMap<>();
		pages.put("one item, to compare", "/many:0500000");
		pages.put("the first 50 of a prefix that a million items have", "?prefix=many:&size=50");
		pages.put("the newest 50 of them", "?prefix=many:&size=50&sort=updatedAt,desc");
		pages.put("the first 50 of a prefix that 1,000 items have", "?prefix=many:0500&size=50");
		pages.put("the 10,000th page of 50", "?prefix=many:&size=50&page=9999");
		return pages;
	}

	/**
	 * Starts the system, fills its database and measures, on one database after the
	 * other.
	 * @return what was found
	 * @throws InterruptedException when interrupted
	 */
	public Results run() throws InterruptedException {
		Instant startedAt = Instant.now();
		Path benchmarks = this.root.resolve("benchmarks");
		Path target = benchmarks.resolve("target");
		try (StockProcesses processes = new StockProcesses(benchmarks.resolve("peers"), target.resolve("peers"))) {
			OwnHome home = OwnHome.in(target);
			measure(home, DatabaseAccess.sqlite(home), processes);
			measure(OwnHome.in(target), PeerServers.postgresql(processes), processes);
		}
		return new Results(NAME, startedAt, markdown(),
				Map.of("startedAt", startedAt.toString(), "pages", this.rows.stream().map(Row::figures).toList()));
	}

	private void measure(OwnHome home, DatabaseAccess database, StockProcesses processes) throws InterruptedException {
		this.progress.accept(database.name() + ": starting");
		try (OwnServers ours = OwnServers.start(home, database, 1);
				PeerServers filler = PeerServers.start(processes, database, 1, ours.authorization());
				HttpClient http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()) {
			this.progress.accept("%s: making %,d items".formatted(database.name(), ITEMS));
			send(http,
					HttpRequest.newBuilder(Ports.url(filler.ports().getFirst(), "/fill/" + ITEMS))
						.POST(BodyPublishers.noBody())
						.build());
			for (Map.Entry<String, String> page : PAGES.entrySet()) {
				URI url = Ports.url(ours.ports().getFirst(), "/api/data" + page.getValue());
				HttpRequest request = HttpRequest.newBuilder(url).header("Authorization", ours.authorization()).build();
				times(http, request, WARM_UP);
				Row row = new Row(database.name(), page.getKey(), new Distribution(times(http, request, this.count)));
				this.rows.add(row);
				this.progress
					.accept("%s: %s: p50 %s".formatted(database.name(), row.page(), millis(row.times().p50())));
			}
		}
	}

	private static List<Duration> times(HttpClient http, HttpRequest request, int count) throws InterruptedException {
		List<Duration> times = new ArrayList<>();
		for (int i = 0; i < count; i++) {
			long sinceNanos = System.nanoTime();
			send(http, request);
			times.add(Duration.ofNanos(System.nanoTime() - sinceNanos));
		}
		return times;
	}

	private static void send(HttpClient http, HttpRequest request) throws InterruptedException {
		try {
			HttpResponse<String> answer = http.send(request, BodyHandlers.ofString());
			if (answer.statusCode() != OK) {
				throw new BenchmarkException(
						"%s is answered with %d: %s".formatted(request.uri(), answer.statusCode(), answer.body()));
			}
		}
		catch (IOException ex) {
			throw new BenchmarkException(request.uri() + " does not answer", ex);
		}
	}

	private String markdown() {
		Table table = new Table("database", "request", "p50", "p95", "max");
		this.rows.forEach((row) -> table.row(row.database(), row.page(), millis(row.times().p50()),
				millis(row.times().p95()), millis(row.times().max())));
		return """
				# pages

				%s. A table with %,d items, one client, %d requests each.

				%s""".formatted(Machine.here(), ITEMS, this.count, table);
	}

	private static String millis(Duration time) {
		return Figures.decimals((double) time.toNanos() / Duration.ofMillis(1).toNanos(), 1) + " ms";
	}

}
