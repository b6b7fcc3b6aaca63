package dev.rollcall.system;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * How soon requests reach a server that registers by plain JSON, and how soon they don't
 * any more when it deregisters and says nothing else before.
 */
@Tag("failures")
@ExtendWith(RunningCluster.class)
class FacadeRoutingIT {

	private static final int ROUNDS = 20;

	private static final double TAIL = 0.95;

	private static final Duration PAUSE = Duration.ofMillis(5);

	private static final Duration SEEN_LIMIT = Duration.ofSeconds(40);

	/** The aim is 0.5 s; what a noisy machine may add. */
	private static final Duration FIRST_LIMIT = Duration.ofSeconds(2);

	private static final Duration LAST_LIMIT = Duration.ofMillis(500);

	/** Nobody asks for so long: nobody will. */
	private static final Duration QUIET = Duration.ofSeconds(1);

	@Test
	void requestsFollowWhatIsRegisteredAndDeregistered(RunningSystem system) {
		List<Duration> first = new ArrayList<>();
		List<Duration> last = new ArrayList<>();
		try (Load load = Load.on(system, PAUSE, 1, Load.Kind.SUM)) {
			for (int round = 0; round < ROUNDS; round++) {
				try (FacadeServer server = new FacadeServer(system)) {
					long registeredNanos = System.nanoTime();
					server.register();
					RunningSystem.await("it is asked", SEEN_LIMIT, () -> server.firstAskedNanos().isPresent());
					first.add(Duration.ofNanos(server.firstAskedNanos().orElseThrow() - registeredNanos));
					server.deregister();
					long deregisteredNanos = System.nanoTime();
					RunningSystem.await("it is not asked any more", SEEN_LIMIT,
							() -> System.nanoTime() - server.lastAskedNanos().orElseThrow() > QUIET.toNanos());
					last.add(Duration.ofNanos(server.lastAskedNanos().orElseThrow() - deregisteredNanos));
				}
			}
			load.assertNothingFailed();
		}
		Figures.print("registered until first asked, p95 of %d: %d ms; deregistered until last asked, longest: %d ms",
				ROUNDS, p95(first).toMillis(), Collections.max(last).toMillis());
		assertThat(p95(first)).isLessThanOrEqualTo(FIRST_LIMIT);
		assertThat(last).allSatisfy((time) -> assertThat(time).isLessThanOrEqualTo(LAST_LIMIT));
	}

	private static Duration p95(List<Duration> times) {
		return times.stream().sorted().toList().get((int) Math.ceil(TAIL * times.size()) - 1);
	}

}
