package dev.rollcall.system;

import dev.rollcall.starter.testing.HttpProbe;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import static org.assertj.core.api.Assertions.assertThat;

/** Computations through the gateway. */
@ExtendWith(RunningCluster.class)
class ComputeJourneyIT {

	@Test
	void computesAndSums(RunningSystem system) {
		HttpProbe user = system.newUser();
		assertThat(user.post("/api/compute/direct", "{\"operation\":\"factorial\",\"operands\":[25]}")
			.json()
			.path("result")
			.asString()).isEqualTo("15511210043330985984000000");
		assertThat(user.post("/api/compute/sum", "{\"a\":1,\"b\":1}").json().path("result").asInt()).isEqualTo(2);
		assertThat(user.get("/api/compute/operations").json().path("operations").size()).isGreaterThanOrEqualTo(11);
	}

}
