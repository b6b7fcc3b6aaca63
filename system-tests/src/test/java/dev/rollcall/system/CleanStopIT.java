package dev.rollcall.system;

import java.io.IOException;
import java.time.Duration;
import java.util.List;

import dev.rollcall.cluster.Component;
import dev.rollcall.cluster.ManagedProcess;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Instances stop as they should, while people use the system. */
@Tag("failures")
@ExtendWith(RunningCluster.class)
class CleanStopIT {

	private static final Duration PAUSE = Duration.ofMillis(50);

	private static final int PEOPLE = 3;

	private static final Duration AFTERWARDS = Duration.ofSeconds(2);

	/** What {@code ./rollcall restart NAME} does, for each name. */
	@Test
	void everyInstanceIsRestartedInTurnAndNoRequestFails(RunningSystem system) throws InterruptedException {
		List<String> names = system.cluster()
			.processes()
			.stream()
			.map(ManagedProcess::instance)
			.filter((instance) -> instance.component().isReplicated()
					|| instance.component() == Component.EUREKA_REGISTRY)
			.map((instance) -> instance.name())
			.toList();
		assertThat(names).hasSize(10);
		try (Load load = Load.on(system, PAUSE, PEOPLE)) {
			for (String name : names) {
				system.restore(name);
			}
			load.awaitSentAfter(System.nanoTime(), AFTERWARDS);
			load.assertNothingFailed();
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "auth-service-3", "data-service-3", "compute-service-3" })
	void noRequestReachesAnInstanceThatHasTakenItsLeave(String name, RunningSystem system)
			throws IOException, InterruptedException {
		long startNanos = System.nanoTime();
		try (Load load = Load.on(system, PAUSE, PEOPLE); RegistryStream stream = RegistryStream.of(system)) {
			RunningSystem.await("requests reach " + name, Duration.ofSeconds(40),
					() -> load.sentAfter(startNanos).stream().anyMatch((outcome) -> outcome.instance().equals(name)));
			system.cluster().stop(name);
			try {
				long downNanos = stream.await("status", "DOWN", name).nanos();
				long goneNanos = stream.await("deregistered", "", name).nanos();
				assertThat(downNanos).as("DOWN is told before the end").isLessThan(goneNanos);
				load.awaitSentAfter(goneNanos, AFTERWARDS);
				assertThat(load.sentAfter(goneNanos)).noneMatch((outcome) -> outcome.instance().equals(name));
				Figures.print("%s was DOWN %d ms before it deregistered", name,
						Duration.ofNanos(goneNanos - downNanos).toMillis());
			}
			finally {
				system.restore(name);
			}
			load.assertNothingFailed();
		}
	}

}
