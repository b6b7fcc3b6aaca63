package dev.rollcall.benchmark.load;

import java.io.IOException;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;

import dev.rollcall.benchmark.process.BenchmarkException;

/**
 * Clients that each keep a connection and send the next request when the last one is
 * answered. One thread serves them all: it shares the processors with the servers, so it
 * does as little as it can. It speaks to this machine only and ends by itself.
 *
 * @param ports where the servers listen; clients are spread evenly
 * @param clients how many
 * @param requests what they send
 * @param status what every answer must have, unless it is 503
 */
public record ClosedLoop(List<Integer> ports, int clients, Requests requests, int status) {

	/** More than any server here takes to answer, or to give up. */
	private static final Duration SILENCE_MAX = Duration.ofSeconds(30);

	private static final int FIRST_CAPACITY = 1 << 16;

	/**
	 * Sends for a while, and waits for the last answers.
	 * @param duration how long
	 * @return all of them
	 * @throws BenchmarkException when an answer does not come or has another status
	 */
	public Answered run(Duration duration) {
		try (Selector selector = Selector.open()) {
			Latencies latencies = new Latencies();
			long startNanos = System.nanoTime();
			long endNanos = startNanos + duration.toNanos();
			for (int i = 0; i < this.clients; i++) {
				Client client = Client.connect(this.ports.get(i % this.ports.size()), selector);
				client.send(this.requests.next());
			}
			int open = this.clients;
			while (open > 0) {
				if (selector.select(SILENCE_MAX.toMillis()) == 0) {
					throw new BenchmarkException("no answer for " + SILENCE_MAX.toSeconds() + " s");
				}
				for (SelectionKey key : selector.selectedKeys()) {
					Client client = (Client) key.attachment();
					if (client.isAnswered(this.status)) {
						long nowNanos = System.nanoTime();
						latencies.add(client, nowNanos);
						if (nowNanos - endNanos < 0) {
							client.send(this.requests.next());
						}
						else {
							client.close();
							open--;
						}
					}
				}
				selector.selectedKeys().clear();
			}
			return new Answered(latencies.nanos(), latencies.refused, Duration.ofNanos(System.nanoTime() - startNanos));
		}
		catch (IOException ex) {
			throw new BenchmarkException("a server hangs up", ex);
		}
	}

	/** As many as come. */
	private static final class Latencies {

		private long[] nanos = new long[FIRST_CAPACITY];

		private int count;

		private int refused;

		private void add(Client client, long nowNanos) {
			if (client.isRefused()) {
				this.refused++;
				return;
			}
			if (this.count == this.nanos.length) {
				this.nanos = Arrays.copyOf(this.nanos, 2 * this.count);
			}
			this.nanos[this.count++] = nowNanos - client.sentNanos();
		}

		private long[] nanos() {
			return Arrays.copyOf(this.nanos, this.count);
		}

	}

}
