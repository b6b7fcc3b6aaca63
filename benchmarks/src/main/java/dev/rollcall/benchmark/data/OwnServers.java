package dev.rollcall.benchmark.data;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import dev.rollcall.cluster.Cluster;
import dev.rollcall.cluster.ClusterSettings;
import dev.rollcall.cluster.Component;
import dev.rollcall.cluster.Topology;

/**
 * Our data-services as {@code ./rollcall up} starts them, with what they need: registry,
 * kv-store, gateway and auth-service, which have nothing to do while it is measured.
 */
final class OwnServers implements Side {

	static final String NAME = "Rollcall";

	/** Longer than a benchmark takes. */
	private static final Map<String, String> LONG_LIVED_TOKENS = Map.of("JWT_EXPIRY", "12h");

	private final Cluster cluster;

	private final int instances;

	private final String authorization;

	private OwnServers(Cluster cluster, int instances, String authorization) {
		this.cluster = cluster;
		this.instances = instances;
		this.authorization = authorization;
	}

	/** Builds what is not built, and starts it. */
	static OwnServers start(OwnHome home, DatabaseAccess database, int instances) throws InterruptedException {
		Topology topology = Topology.onFreePorts(1)
			.with(Component.DATA_SERVICE, instances)
			.with(Component.COMPUTE_SERVICE, 0)
			.with(Component.ADMIN_MONITOR, 0);
		Map<String, String> environment = new HashMap<>(LONG_LIVED_TOKENS);
		environment.putAll(database.ours());
		Cluster cluster = new Cluster(ClusterSettings.forTests(home.folder(), topology).withEnvironment(environment));
		cluster.build();
		cluster.up();
		return new OwnServers(cluster, instances, "Bearer " + cluster.token("admin"));
	}

	@Override
	public String name() {
		return NAME;
	}

	@Override
	public List<Integer> ports() {
		return names().stream().map((name) -> this.cluster.url(name).getPort()).toList();
	}

	@Override
	public List<Long> pids() {
		return names().stream().map((name) -> this.cluster.process(name).pid()).toList();
	}

	private List<String> names() {
		return IntStream.rangeClosed(1, this.instances).mapToObj((number) -> "data-service-" + number).toList();
	}

	@Override
	public String authorization() {
		return this.authorization;
	}

	@Override
	public void close() {
		this.cluster.close();
	}

}
