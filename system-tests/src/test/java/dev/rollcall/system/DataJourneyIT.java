package dev.rollcall.system;

import dev.rollcall.starter.testing.HttpProbe;
import dev.rollcall.starter.testing.HttpProbe.Answer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import static org.assertj.core.api.Assertions.assertThat;

/** The life of an item through the gateway: every step on another instance. */
@ExtendWith(RunningCluster.class)
class DataJourneyIT {

	@Test
	void createsReadsListsUpdatesAndDeletes(RunningSystem system) {
		HttpProbe user = system.newUser();
		String key = RunningSystem.newName();
		Answer created = user.post("/api/data",
				"{\"key\":\"%s\",\"value\":{\"n\":1},\"metadata\":{\"colour\":\"red\"}}".formatted(key));
		assertThat(created.status()).as(created.text()).isEqualTo(201);
		assertThat(created.header("Location")).endsWith("/api/data/" + key);
		Answer read = user.get("/api/data/" + key);
		assertThat(read.json().path("data").path("value").path("n").asInt()).isEqualTo(1);
		assertThat(read.header("ETag")).isEqualTo("\"1\"");
		Answer list = user.get("/api/data/?prefix=" + key + "&metadata.colour=red");
		assertThat(list.json().path("count").asInt()).isEqualTo(1);
		assertThat(list.json().path("data").path(0).path("key").asString()).isEqualTo(key);
		Answer updated = user.with("If-Match", "\"1\"").put("/api/data/" + key, "{\"value\":{\"n\":2}}");
		assertThat(updated.status()).as(updated.text()).isEqualTo(200);
		assertThat(user.get("/api/data/" + key).json().path("data").path("value").path("n").asInt()).isEqualTo(2);
		assertThat(user.delete("/api/data/" + key).status()).isEqualTo(200);
		assertThat(user.get("/api/data/" + key).status()).isEqualTo(404);
	}

	@Test
	void anotherUserReadsButDoesNotChange(RunningSystem system) {
		String key = RunningSystem.newName();
		assertThat(system.newUser().post("/api/data", "{\"key\":\"%s\",\"value\":1}".formatted(key)).status())
			.isEqualTo(201);
		HttpProbe other = system.newUser();
		assertThat(other.get("/api/data/" + key).status()).isEqualTo(200);
		assertThat(other.put("/api/data/" + key, "{\"value\":2}").status()).isEqualTo(403);
		assertThat(other.delete("/api/data/" + key).status()).isEqualTo(403);
	}

}
