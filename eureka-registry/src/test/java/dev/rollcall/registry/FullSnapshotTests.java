package dev.rollcall.registry;

import java.nio.charset.StandardCharsets;

import dev.rollcall.starter.testing.HttpProbe.Answer;
import org.junit.jupiter.api.Test;

import org.springframework.util.unit.DataSize;

import static org.assertj.core.api.Assertions.assertThat;

/** The longest list of the shortest texts. */
class FullSnapshotTests extends RegistryOverHttp {

	/** Of {@code rollcall.discovery.event-size-max}. */
	private static final DataSize READ_MAX = DataSize.ofMegabytes(8);

	/** A name is in the list twice, and each of these is written as two characters. */
	private static final String QUOTES = "\\\"".repeat(7_000);

	@Test
	void isShortEnoughForWhoFollowsIt() {
		int full = 0;
		Answer answer = register(full);
		while (answer.status() == 204) {
			answer = register(++full);
		}
		assertProblem(answer, 429, "full");
		try (EventReader reader = new EventReader(port())) {
			int size = reader.first().data().toString().getBytes(StandardCharsets.UTF_8).length;
			assertThat((long) size).isBetween(DataSize.ofMegabytes(1).toBytes(), READ_MAX.toBytes());
		}
		finally {
			for (int i = 0; i < full; i++) {
				cluster().delete("/eureka/apps/QUOTED/quoted-" + i);
			}
		}
	}

	private Answer register(int number) {
		return cluster().post("/eureka/apps/QUOTED", """
				{"instance":{"instanceId":"quoted-%d","app":"QUOTED","hostName":"localhost","ipAddr":"127.0.0.1",
				"status":"UP","port":{"$":4711,"@enabled":"true"},"vipAddress":"quoted","metadata":{"name":"%s"},
				"dataCenterInfo":{"@class":"com.netflix.appinfo.InstanceInfo$DefaultDataCenterInfo","name":"MyOwn"}}}
				""".formatted(number, QUOTES));
	}

}
