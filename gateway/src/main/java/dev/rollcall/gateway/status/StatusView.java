package dev.rollcall.gateway.status;

import java.time.Instant;
import java.util.List;
import java.util.Map;

import dev.rollcall.gateway.balance.Discovery;
import dev.rollcall.gateway.balance.InstanceState;
import dev.rollcall.gateway.balance.RoundRobinState;
import org.jspecify.annotations.Nullable;

/**
 * The answer of {@code /status}.
 *
 * @param services the instances by type of service
 * @param roundRobin where the turns stand
 * @param discovery where the list of instances comes from
 * @param requestMetrics the member {@code metrics} of {@code /api/metrics}
 * @param timestamp when it was like this
 */
record StatusView(Map<String, List<Service>> services, RoundRobin roundRobin, Discovery discovery,
		Map<String, Object> requestMetrics, Instant timestamp) {

	record Service(String serviceId, String name, String url, boolean healthy, int failures) {

		static Service of(InstanceState state) {
			return new Service(state.instance().id(), state.instance().name(), state.instance().address().toString(),
					state.healthy(), state.failures());
		}

	}

	record RoundRobin(Map<String, Long> counters, Map<String, Turns> stats) {
	}

	record Turns(long counter, int healthyServiceCount, @Nullable String nextService, String algorithm) {

		static Turns of(RoundRobinState state) {
			return new Turns(state.counter(), state.healthy(), (state.next() != null) ? state.next().name() : null,
					"Round-Robin");
		}

	}

}
