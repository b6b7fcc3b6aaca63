package dev.rollcall.system;

import java.util.Map;
import java.util.function.Supplier;

import dev.rollcall.cluster.ClusterException;
import dev.rollcall.cluster.Topology;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Gives tests the {@link RunningSystem} they ask for: started once, by the first test,
 * and stopped after the last. Its home is kept below {@code target/}, logs included.
 */
class RunningCluster implements ParameterResolver {

	private static final int INSTANCES = 3;

	@Override
	public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
		return parameter.getParameter().getType() == RunningSystem.class;
	}

	@Override
	public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
		ExtensionContext.Store store = context.getRoot().getStore(Namespace.GLOBAL);
		// a cluster that does not start fails every test, but only the first one waits
		return store.computeIfAbsent(RunningCluster.class, (key) -> new Start(store), Start.class).system();
	}

	/** The one attempt to start. */
	private static final class Start {

		private final Supplier<RunningSystem> outcome;

		private Start(ExtensionContext.Store store) {
			this.outcome = attempt(store);
		}

		private static Supplier<RunningSystem> attempt(ExtensionContext.Store store) {
			try {
				RunningSystem system = RunningSystem.start(Topology.onFreePorts(INSTANCES), Map.of());
				store.put(RunningSystem.class, system);
				return () -> system;
			}
			catch (ClusterException ex) {
				return () -> {
					throw ex;
				};
			}
		}

		private RunningSystem system() {
			return this.outcome.get();
		}

	}

}
