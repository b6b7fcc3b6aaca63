package dev.rollcall.registry.lease;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import dev.rollcall.starter.testing.SettableClock;
import org.junit.jupiter.api.Test;

import org.springframework.util.unit.DataSize;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class RecentChangesTests {

	private static final Duration KEPT = Duration.ofSeconds(70);

	/** Two bytes each, as those of Java may be. */
	private static final Description BULKY = new Description(List.of("x".repeat(15 * 1024)), List.of(),
			Map.of("name", ""), Map.of());

	private final SettableClock clock = new SettableClock();

	private final RecentChanges changes = new RecentChanges(DataSize.ofMegabytes(1), KEPT, this.clock);

	@Test
	void takesSoMuchInItsTimeAndNoMore() {
		assertThat(BULKY.size()).isBetween(31L * 1024, 32L * 1024);
		for (int i = 0; i < 16; i++) {
			this.changes.add(BULKY, Origin.FOREIGN);
		}
		assertRefused(Origin.FOREIGN);
		this.clock.advance(KEPT);
		for (int i = 0; i < 16; i++) {
			this.changes.add(BULKY, Origin.CLUSTER);
		}
		assertRefused(Origin.CLUSTER);
		this.clock.advance(Duration.ofMillis(1));
		for (int i = 0; i < 16; i++) {
			this.changes.add(BULKY, Origin.CLUSTER);
		}
		assertRefused(Origin.CLUSTER);
		assertRefused(Origin.FOREIGN);
	}

	@Test
	void hasRoomForWhateverABodyMayHold() {
		Map<String, String> metadata = new HashMap<>();
		for (int i = 0; i < 16 * 1024 / "\"aaa\":\"\",".length(); i++) {
			metadata.put(Integer.toString(i), "");
		}
		Description worst = new Description(List.of(), List.of(), metadata, Map.of());
		new RecentChanges(DataSize.ofKilobytes(512), KEPT, this.clock).add(worst, Origin.FOREIGN);
		assertThatIllegalArgumentException()
			.isThrownBy(() -> new LeaseProperties(1, DataSize.ofBytes(1), DataSize.ofKilobytes(511), 1))
			.withMessageContaining("changes-size-max");
	}

	private void assertRefused(Origin origin) {
		assertThatExceptionOfType(RefusedRegistrationException.class).isThrownBy(() -> this.changes.add(BULKY, origin))
			.satisfies((refusal) -> assertThat(refusal.headers().getFirst("Retry-After")).isEqualTo("70"));
	}

}
