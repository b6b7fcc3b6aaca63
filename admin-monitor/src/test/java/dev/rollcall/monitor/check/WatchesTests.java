package dev.rollcall.monitor.check;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

import dev.rollcall.monitor.check.CheckResult.Failed;
import dev.rollcall.monitor.roster.Target;
import dev.rollcall.monitor.roster.TargetId;
import org.junit.jupiter.api.Test;

import org.springframework.util.unit.DataSize;

import static org.assertj.core.api.Assertions.assertThat;

class WatchesTests {

	private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

	/** Three instances at most. */
	private final Watches watches = new Watches(new CheckProperties(Duration.ofSeconds(5), Duration.ofSeconds(2),
			DataSize.ofKilobytes(64), 16, 3, 3, Duration.ofSeconds(15), Duration.ofMinutes(10)));

	private Instant now = START;

	@Test
	void watchesNoMoreThanItMay() {
		list("a", "b", "c", "d");
		assertThat(names()).containsExactlyInAnyOrder("a", "b", "c");
	}

	@Test
	void forgetsWhoWentLongestAgoForWhoeverComes() {
		list("a", "b", "c");
		list("b", "c");
		list("c");
		list("c", "d");
		assertThat(names()).containsExactlyInAnyOrder("b", "c", "d");
		list("c", "d", "e", "f");
		assertThat(names()).as("nobody who is there").containsExactlyInAnyOrder("c", "d", "e");
	}

	@Test
	void forgetsNobodyWhoIsBack() {
		list("a", "b", "c");
		list("b");
		list("d", "a", "b");
		assertThat(names()).containsExactlyInAnyOrder("a", "b", "d");
	}

	@Test
	void forgetsNobodyWhileThereIsRoom() {
		list("a", "b");
		list();
		list("c");
		assertThat(names()).containsExactlyInAnyOrder("a", "b", "c");
	}

	@Test
	void anInstanceThatWasOutAndLeavesHasStopped() {
		list("a", "b");
		for (int i = 0; i < 3; i++) {
			this.watches.apply(id("a"), new Failed("connection refused", null), this.now);
			this.watches.apply(id("b"), new Failed("connection refused", null), this.now);
		}
		list();
		assertThat(this.watches.stop(Set.of(id("a"), id("x")))).singleElement().satisfies((state) -> {
			assertThat(state.target().id()).isEqualTo(id("a"));
			assertThat(state.status()).isEqualTo(Status.STOPPED);
			assertThat(state.consecutiveFailures()).isZero();
			assertThat(state.error()).isNull();
		});
		assertThat(this.watches.due()).extracting((state) -> state.target().id()).containsExactly(id("b"));
		assertThat(this.watches.stop(Set.of(id("a")))).as("it is no news any more").isEmpty();
	}

	@Test
	void anInstanceThatIsListedAgainHasNotStopped() {
		list("a");
		list("a");
		assertThat(this.watches.stop(Set.of(id("a")))).isEmpty();
		assertThat(this.watches.all()).singleElement().extracting(InstanceState::status).isEqualTo(Status.UNKNOWN);
	}

	private void list(String... names) {
		this.now = this.now.plusSeconds(1);
		this.watches.follow(Arrays.stream(names)
			.map((name) -> new Target(id(name), URI.create("http://localhost:1"), false))
			.toList(), this.now);
	}

	private static TargetId id(String name) {
		return new TargetId("data", name);
	}

	private List<String> names() {
		return this.watches.all().stream().map((state) -> state.target().id().name()).toList();
	}

}
