package dev.rollcall.registry;

import java.time.Instant;
import java.util.List;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** What comes under an id that is registered. */
class RepeatedRegistrationTests extends RegistryOverHttp {

	@Test
	void theSameOnceMoreIsAHeartbeatThatSaysSinceWhenItIsSo() {
		String registration = """
				{"instance":{"instanceId":"again-1","app":"AGAIN","hostName":"%s","ipAddr":"127.0.0.1","status":"%s",
				"port":{"$":4711,"@enabled":"true"},"vipAddress":"%s","lastDirtyTimestamp":"%d",
				"dataCenterInfo":{"@class":"com.netflix.appinfo.InstanceInfo$DefaultDataCenterInfo","name":"MyOwn"}}}
				""";
		String path = "/eureka/apps/AGAIN/again-1";
		try (EventReader reader = readEvents()) {
			reader.first();
			for (long dirty : List.of(1000L, 1000L, 3000L, 2000L)) {
				cluster().post("/eureka/apps/AGAIN", registration.formatted("localhost", "UP", "again", dirty));
			}
			Instant before = lastHeartbeat();
			await(() -> Instant.now().isAfter(before.plusMillis(2)), "time passes");
			cluster().post("/eureka/apps/AGAIN", registration.formatted("localhost", "UP", "again", 3000L));
			assertThat(lastHeartbeat()).isAfter(before);
			assertThat(cluster().put(path + "?lastDirtyTimestamp=3000", "").status()).isEqualTo(200);
			assertThat(cluster().put(path + "?lastDirtyTimestamp=3001", "").status()).as("register again")
				.isEqualTo(404);
			cluster().post("/eureka/apps/AGAIN", registration.formatted("localhost", "UP", "another", 3000L));
			assertThat(cluster().with("Accept", "application/json").get(path).text()).contains("\"another\"");
			cluster().put(path + "/status?value=OUT_OF_SERVICE", "");
			cluster().post("/eureka/apps/AGAIN", registration.formatted("localhost", "UP", "another", 4000L));
			cluster().delete(path + "/status?value=UP");
			cluster().post("/eureka/apps/AGAIN", registration.formatted("localhost", "DOWN", "another", 5000L));
			cluster().delete(path);
			reader.await("deregistered", "again-1");
			assertThat(EventStreamTests.told(reader, "again-1")).containsExactly("registered UP",
					"status OUT_OF_SERVICE", "status UP", "status DOWN", "deregistered DOWN");
		}
	}

	private Instant lastHeartbeat() {
		return Instant.parse(probe().get("/api/registry/service/again-1").json().path("lastHeartbeat").asString());
	}

}
