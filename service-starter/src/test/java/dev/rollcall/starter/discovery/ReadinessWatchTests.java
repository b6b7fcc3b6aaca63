package dev.rollcall.starter.discovery;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicInteger;

import com.netflix.appinfo.InstanceInfo;
import com.netflix.appinfo.InstanceInfo.InstanceStatus;
import dev.rollcall.starter.discovery.RegistryServer.Call;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** What the registry hears of checks that fail. */
class ReadinessWatchTests {

	private static final Duration LIMIT = Duration.ofSeconds(20);

	private static final int FAILURES = 3;

	private final RegistryServer registry = new RegistryServer();

	private final Registration registration = RegistrationTests.registration(this.registry.address(), LIMIT);

	/** What the next checks find, one by one; a check waits for its answer. */
	private final BlockingQueue<Boolean> findings = new LinkedBlockingQueue<>();

	private final ReadinessWatch watch = new ReadinessWatch(this::find, this.registration,
			new RegistrationProperties(LIMIT, LIMIT, Duration.ofMillis(1), FAILURES, Duration.ZERO, LIMIT));

	private final Set<Thread> checking = ConcurrentHashMap.newKeySet();

	/** How many of the next checks fail. */
	private final AtomicInteger failing = new AtomicInteger();

	private boolean find() {
		this.checking.add(Thread.currentThread());
		if (this.failing.getAndUpdate((more) -> Math.max(0, more - 1)) > 0) {
			throw new IllegalStateException("broken");
		}
		try {
			return this.findings.take();
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			return false;
		}
	}

	@AfterEach
	void stop() {
		this.watch.stop();
		this.findings.add(true);
		this.registration.end(LIMIT);
		this.registry.close();
	}

	@Test
	void isDownAfterSomeFailuresInARowAndUpAfterOneSuccess() {
		this.findings.addAll(List.of(true, false, false, true, false, false, true));
		this.watch.start(RegistrationTests.instance(3_600));
		Until.so("it is registered and has checked", () -> statuses().size() == 1 && this.findings.isEmpty());
		this.findings.addAll(List.of(false, false, false));
		Until.so("it is DOWN", () -> statuses().size() == 2);
		this.findings.addAll(List.of(false, true));
		Until.so("it is UP", () -> statuses().size() == 3);
		assertThat(statuses()).containsExactly(InstanceStatus.UP, InstanceStatus.DOWN, InstanceStatus.UP);
	}

	@Test
	void isDownAtOnceWhereItNeverWasReady() {
		this.findings.add(false);
		this.watch.start(RegistrationTests.instance(3_600));
		Until.so("it is registered", () -> statuses().size() == 1);
		assertThat(statuses()).containsExactly(InstanceStatus.DOWN);
	}

	@Test
	void takesAFailureForNotReadyAndGoesOn() {
		this.failing.set(2);
		this.findings.addAll(List.of(false, true));
		this.watch.start(RegistrationTests.instance(3_600));
		Until.so("it is UP", () -> statuses().size() == 2);
		assertThat(statuses()).containsExactly(InstanceStatus.DOWN, InstanceStatus.UP);
		assertThat(this.checking).hasSize(1);
	}

	@Test
	void watchesOnceHoweverOftenItIsStarted() {
		InstanceInfo instance = RegistrationTests.instance(3_600);
		this.watch.start(instance);
		this.watch.start(instance);
		this.findings.addAll(List.of(true, true, true, true));
		Until.so("it has checked", this.findings::isEmpty);
		assertThat(this.checking).hasSize(1);
	}

	private List<InstanceStatus> statuses() {
		return this.registry.calls()
			.stream()
			.map(Call::body)
			.map((body) -> body.contains("\"status\":\"UP\"") ? InstanceStatus.UP : InstanceStatus.DOWN)
			.toList();
	}

}
