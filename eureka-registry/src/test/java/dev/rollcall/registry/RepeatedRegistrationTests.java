package dev.rollcall.registry;

import java.time.Instant;
import java.util.List;

import dev.rollcall.starter.testing.HttpProbe.Answer;
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

	@Test
	void anotherProcessTakesThePlaceWhateverItsClockAndALateMessageDoesNotTakeItBack() {
		String ahead = Long.toString(System.currentTimeMillis() + 1_000_000);
		eureka("turn-1", 4711, "UP", ahead, "");
		eureka("turn-1", 4712, "UP", "1000", "");
		assertThat(find("turn", "turn-1").path("url").asString()).isEqualTo("http://localhost:4712");
		eureka("turn-1", 4712, "DOWN", "2000", "");
		assertThat(find("turn", "turn-1").path("healthy").asBoolean()).as("it goes by its own clock from then on")
			.isFalse();
		eureka("turn-1", 4713, "UP", ahead, "7000");
		eureka("turn-1", 4714, "UP", "3000", "8000");
		assertThat(find("turn", "turn-1").path("url").asString()).isEqualTo("http://localhost:4714");
		eureka("turn-1", 4713, "DOWN", ahead, "7000");
		assertThat(find("turn", "turn-1").path("url").asString()).as("that was on its way since before")
			.isEqualTo("http://localhost:4714");
		assertThat(find("turn", "turn-1").path("healthy").asBoolean()).isTrue();
		cluster().delete("/eureka/apps/TURN/turn-1");
	}

	private void eureka(String id, int port, String status, String dirtySince, String started) {
		Answer answer = cluster().post("/eureka/apps/TURN", """
				{"instance":{"instanceId":"%s","app":"TURN","hostName":"localhost","ipAddr":"127.0.0.1","status":"%s",
				"port":{"$":%d,"@enabled":"true"},"vipAddress":"turn","lastDirtyTimestamp":"%s",
				"metadata":{"rollcall.started":"%s"},
				"dataCenterInfo":{"@class":"com.netflix.appinfo.InstanceInfo$DefaultDataCenterInfo","name":"MyOwn"}}}
				""".formatted(id, status, port, dirtySince, started));
		assertThat(answer.status()).as(answer.text()).isEqualTo(204);
	}

	@Test
	void whoDeregistersUnderAnotherApplicationChangesNothing() {
		register("VICTIM", "victim-1", LONG_LEASE_SECONDS);
		cluster().put("/eureka/apps/VICTIM/victim-1/status?value=OUT_OF_SERVICE", "");
		assertProblem(cluster().delete("/eureka/apps/OTHER/victim-1"), 404);
		assertThat(cluster().put("/eureka/apps/VICTIM/victim-1", "").status()).isEqualTo(200);
		assertThat(tryToRegister("VICTIM", "victim-1", LONG_LEASE_SECONDS, "DOWN").status()).isEqualTo(204);
		assertThat(tryToRegister("VICTIM", "victim-1", LONG_LEASE_SECONDS, "UP").status()).isEqualTo(204);
		assertThat(cluster().with("Accept", "application/json").get("/eureka/apps/VICTIM/victim-1").text())
			.contains("\"status\":\"OUT_OF_SERVICE\"");
		assertThat(cluster().delete("/eureka/apps/VICTIM/victim-1").status()).isEqualTo(200);
	}

}
