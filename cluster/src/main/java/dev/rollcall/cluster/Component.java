package dev.rollcall.cluster;

import java.util.Arrays;
import java.util.Optional;
import java.util.List;
import java.util.function.IntUnaryOperator;

/**
 * The programs that a cluster consists of: the one table of modules, ports, variables and
 * turns. Ports and variables are those of section 2 of the contract. The order is the
 * order of starting: the first is awaited before the others start.
 */
public enum Component implements Application {

	/** The registry; every other process is told where it is. */
	EUREKA_REGISTRY("eureka-registry", (number) -> 3005, "SERVICE_REGISTRY_URL", "", 4),

	/** The accumulator and revocations; early, because services follow it. */
	KV_STORE("kv-store", (number) -> 8001, "KV_STORE_URL", "", 3),

	/** The load balancer. */
	GATEWAY("gateway", (number) -> 3000, "LOAD_BALANCER_URL", "", 1),

	/** Accounts and tokens; 3004 and 3005 are taken, so the fourth is 3011. */
	AUTH_SERVICE("auth-service", (number) -> (number <= 3) ? 3000 + number : 3007 + number, "AUTH_PORTS", "auth", 2),

	/** Items. */
	DATA_SERVICE("data-service", (number) -> 4001 + number, "DATA_PORTS", "data", 2),

	/** Computations and jobs. */
	COMPUTE_SERVICE("compute-service", (number) -> 5001 + number, "COMPUTE_PORTS", "compute", 2),

	/** The dashboard; last, so that it does not report who is just starting. */
	ADMIN_MONITOR("admin-monitor", (number) -> 3004, "ADMIN_MONITOR_URL", "", 1);

	private final String module;

	private final IntUnaryOperator documentedPort;

	private final String variable;

	private final String route;

	private final int stopTurn;

	Component(String module, IntUnaryOperator documentedPort, String variable, String route, int stopTurn) {
		this.module = module;
		this.documentedPort = documentedPort;
		this.variable = variable;
		this.route = route;
		this.stopTurn = stopTurn;
	}

	/**
	 * The name of the Maven module, of its jar and of the service.
	 * @return such as {@code data-service}
	 */
	@Override
	public String module() {
		return this.module;
	}

	/**
	 * How its JVM is started, here, in its image and where it is compared with another.
	 * @return the flags, but for the AOT cache
	 */
	public List<String> jvmFlags() {
		return JvmFlags.of(this);
	}

	/**
	 * Whether there may be several instances: so it is with what the gateway routes to.
	 * Of the others there is exactly one.
	 * @return whether instances 2, 3 … may exist
	 */
	public boolean isReplicated() {
		return !this.route.isEmpty();
	}

	/**
	 * The path that answers 200 through the gateway when this component can be reached.
	 * @return such as {@code /api/data/health}; empty when the gateway does not route to
	 * it
	 */
	public Optional<String> healthRoute() {
		return isReplicated() ? Optional.of("/api/" + this.route + "/health") : Optional.empty();
	}

	/**
	 * The component of a Maven module.
	 * @param module such as {@code data-service}
	 * @return empty when there is none of this name
	 */
	public static Optional<Component> of(String module) {
		return Arrays.stream(values()).filter((component) -> component.module.equals(module)).findFirst();
	}

	int documentedPort(int number) {
		return this.documentedPort.applyAsInt(number);
	}

	/**
	 * The variable that tells other processes where this one is: a list of ports of what
	 * is replicated, else a URL.
	 */
	String variable() {
		return this.variable;
	}

	/**
	 * When it is stopped, lowest first: nothing is reported or let in any more, services
	 * finish and sign off, the store of their state is there until they have, and the
	 * registry until the last has signed off.
	 */
	int stopTurn() {
		return this.stopTurn;
	}

}
