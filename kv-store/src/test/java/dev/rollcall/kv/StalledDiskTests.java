package dev.rollcall.kv;

import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

import dev.rollcall.starter.secret.ClusterCredential;
import dev.rollcall.starter.testing.HttpProbe;
import dev.rollcall.starter.testing.HttpProbe.Answer;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

import static org.assertj.core.api.Assertions.assertThat;

/** The store while its writer hangs in a commit. */
@KvStoreTest
class StalledDiskTests {

	/** More than the server has threads. */
	private static final int WRITES = 100;

	private static final int WAITING_MAX = 32;

	private final CountDownLatch stalled = new CountDownLatch(1);

	private final Semaphore answers = new Semaphore(0);

	@LocalServerPort
	private int port;

	@Autowired
	private ClusterCredential credential;

	@Autowired
	private StallingClock clock;

	@Test
	void answersReadsAndHealthAndRefusesTheWritesThatWouldHoldAllThreads() throws Exception {
		HttpProbe kv = new HttpProbe(this.port).with("Authorization", this.credential.authorization());
		kv.put("/api/kv/stalled/before", "{\"value\":1}");
		List<Future<Answer>> writes;
		try (ExecutorService threads = Executors.newFixedThreadPool(WRITES)) {
			writes = IntStream.range(0, WRITES).mapToObj((i) -> threads.submit(() -> write(kv, i))).toList();
			this.clock.stall(() -> {
				this.stalled.countDown();
				assertThat(refusalsCome()).as("refused at once").isTrue();
				assertThat(kv.get("/api/kv/stalled/before").status()).isEqualTo(200);
				assertThat(kv.get("/health").status()).isEqualTo(200);
				assertThat(kv.get("/ready").status()).isEqualTo(200);
				assertThat(this.answers.availablePermits()).as("answers to the writes that wait").isZero();
			});
		}
		int written = 0;
		for (Future<Answer> write : writes) {
			Answer answer = write.get();
			assertThat(answer.status()).isIn(201, 503);
			assertThat(answer.header("Retry-After")).isEqualTo((answer.status() == 503) ? "1" : "");
			written += (answer.status() == 201) ? 1 : 0;
		}
		assertThat(written).isEqualTo(WAITING_MAX);
	}

	private Answer write(HttpProbe kv, int number) throws InterruptedException {
		this.stalled.await();
		Answer answer = kv.put("/api/kv/stalled/" + number, "{\"value\":1}");
		this.answers.release();
		return answer;
	}

	private boolean refusalsCome() {
		try {
			return this.answers.tryAcquire(WRITES - WAITING_MAX, 15, TimeUnit.SECONDS);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			return false;
		}
	}

}
