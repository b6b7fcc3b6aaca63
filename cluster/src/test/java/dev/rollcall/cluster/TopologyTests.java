package dev.rollcall.cluster;

import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests of {@link Topology}, {@link Component} and {@link FreePorts}.
 */
class TopologyTests {

	private final Topology topology = Topology.onDocumentedPorts(3);

	@Test
	void isThatOfTheContract() {
		assertThat(this.topology.instances()).map((instance) -> instance.name() + " " + instance.port())
			.containsExactly("eureka-registry-1 3005", "kv-store-1 8001", "gateway-1 3000", "auth-service-1 3001",
					"auth-service-2 3002", "auth-service-3 3003", "data-service-1 4002", "data-service-2 4003",
					"data-service-3 4004", "compute-service-1 5002", "compute-service-2 5003", "compute-service-3 5004",
					"admin-monitor-1 3004");
	}

	@Test
	void leavesOutThePortsThatOthersHave() {
		assertThat(Topology.onDocumentedPorts(9).instances())
			.filteredOn((instance) -> instance.component() == Component.AUTH_SERVICE)
			.extracting(Instance::port)
			.containsExactly(3001, 3002, 3003, 3011, 3012, 3013, 3014, 3015, 3016);
		assertThat(Topology.onDocumentedPorts(9).instances()).extracting(Instance::port).doesNotHaveDuplicates();
	}

	@ParameterizedTest
	@CsvSource({ "data-service-2, data-service-2, 4003", "data-service, data-service-1, 4002",
			"gateway, gateway-1, 3000", "eureka-registry-1, eureka-registry-1, 3005",
			"compute-service-9, compute-service-9, 5010", "kv-store, kv-store-1, 8001",
			"admin-monitor, admin-monitor-1, 3004" })
	void knowsWhatANameMeans(String typed, String name, int port) {
		assertThat(this.topology.instance(typed)).returns(name, Instance::name).returns(port, Instance::port);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '"', value = {
			"data-service-10 | there is no data-service-10: instances are numbered 1 to 9",
			"data-service-0 | there is no data-service-0: instances are numbered 1 to 9",
			"gateway-2 | there is no gateway-2: it is there only once",
			"date-service | there is no 'date-service': a name is eureka-registry, kv-store, gateway, auth-service-N,"
					+ " data-service-N, compute-service-N, admin-monitor",
			"../x | there is no '../x': a name is eureka-registry, kv-store, gateway, auth-service-N,"
					+ " data-service-N, compute-service-N, admin-monitor" })
	void refusesOtherNames(String typed, String message) {
		assertThatExceptionOfType(ClusterException.class).isThrownBy(() -> this.topology.instance(typed))
			.withMessage(message);
	}

	@Test
	void tellsProcessesOnlyWhatTheyCannotKnow() {
		assertThat(this.topology.environment()).isEqualTo(Map.of("SERVICE_REGISTRY_URL", "http://localhost:3005"));
		assertThat(this.topology.with(Component.AUTH_SERVICE, 4).environment())
			.isEqualTo(Map.of("SERVICE_REGISTRY_URL", "http://localhost:3005", "AUTH_PORTS", "3001,3002,3003,3011"));
	}

	@Test
	void tellsOfEveryFreePortSoThatNoProcessTalksToAnotherCluster() {
		Topology free = Topology.onFreePorts(1).with(Component.DATA_SERVICE, 0);
		assertThat(free.environment()).containsOnlyKeys("SERVICE_REGISTRY_URL", "KV_STORE_URL", "LOAD_BALANCER_URL",
				"AUTH_PORTS", "DATA_PORTS", "COMPUTE_PORTS", "ADMIN_MONITOR_URL");
		assertThat(free.instances()).extracting(Instance::component).doesNotContain(Component.DATA_SERVICE);
	}

	@Test
	void givesEveryInstanceAFreePortOfItsOwn() {
		Topology one = Topology.onFreePorts(9);
		List<Integer> ports = one.instances().stream().map(Instance::port).toList();
		assertThat(ports).hasSize(31).doesNotHaveDuplicates().allMatch(Port::isFree);
		assertThat(one.instances()).extracting(Instance::port).isEqualTo(ports);
		assertThat(Topology.onFreePorts(9).instances()).extracting(Instance::port).doesNotContainAnyElementsOf(ports);
	}

}
