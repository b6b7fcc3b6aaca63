package dev.rollcall.gateway.balance;

import java.net.URI;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class RoundRobinTests {

	private static final String SERVICE = "data-service";

	private final RoundRobin roundRobin = new RoundRobin();

	@Test
	void takesTurns() {
		List<Instance> three = instances(1, 2, 3);
		List<Instance> picked = Stream.generate(() -> this.roundRobin.next(SERVICE, three)).limit(6).toList();
		assertThat(picked).extracting(Instance::id).containsExactly("1", "2", "3", "1", "2", "3");
	}

	@Test
	void gives1000ParallelChoicesOutOf3AsEvenlyAsTheyGo() throws InterruptedException {
		List<Instance> three = instances(1, 2, 3);
		Map<String, AtomicInteger> counts = new ConcurrentHashMap<>();
		CountDownLatch start = new CountDownLatch(1);
		try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
			for (int i = 0; i < 1000; i++) {
				threads.execute(() -> {
					await(start);
					counts.computeIfAbsent(this.roundRobin.next(SERVICE, three).id(), (id) -> new AtomicInteger())
						.incrementAndGet();
				});
			}
			start.countDown();
		}
		assertThat(counts.values()).extracting(AtomicInteger::get).containsExactlyInAnyOrder(334, 333, 333);
	}

	@Test
	void isExactAgainWhenAnInstanceHasJoinedOrLeft() {
		pick(5, instances(1, 2, 3));
		assertThat(pick(400, instances(1, 2, 3, 4)).values()).containsOnly(100);
		assertThat(pick(200, instances(1, 4)).values()).containsOnly(100);
		assertThat(pick(300, instances(1, 2, 3)).values()).containsOnly(100);
	}

	@Test
	void countsEachServiceByItself() {
		List<Instance> two = instances(1, 2);
		assertThat(this.roundRobin.next("auth-service", two).id()).isEqualTo("1");
		assertThat(this.roundRobin.next("compute-service", two).id()).isEqualTo("1");
		assertThat(this.roundRobin.next("auth-service", two).id()).isEqualTo("2");
	}

	private Map<String, Integer> pick(int times, List<Instance> instances) {
		Map<String, Integer> counts = new ConcurrentHashMap<>();
		for (int i = 0; i < times; i++) {
			counts.merge(this.roundRobin.next(SERVICE, instances).id(), 1, Integer::sum);
		}
		return counts;
	}

	static List<Instance> instances(int... numbers) {
		return Arrays.stream(numbers).mapToObj((number) -> instance(Integer.toString(number))).toList();
	}

	static Instance instance(String id) {
		return new Instance(id, id, URI.create("http://localhost:400" + id), Standing.MEMBER, Instant.EPOCH);
	}

	private static void await(CountDownLatch latch) {
		try {
			latch.await();
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IllegalStateException(ex);
		}
	}

}
