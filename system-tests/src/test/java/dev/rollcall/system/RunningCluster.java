package dev.rollcall.system;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.function.Supplier;

import dev.rollcall.cluster.Cluster;
import dev.rollcall.cluster.ClusterException;
import dev.rollcall.cluster.ClusterSettings;
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

	private static RunningSystem start() {
		try {
			Path target = Files.createDirectories(Path.of("target"));
			Cluster cluster = new Cluster(ClusterSettings.forTests(Files.createTempDirectory(target, "home"),
					Topology.onFreePorts(INSTANCES)));
			useWhatWasBuilt(cluster);
			cluster.up();
			return new RunningSystem(cluster);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IllegalStateException("Interrupted while the cluster started", ex);
		}
	}

	/** Maven has just built the jars; an IDE has not. */
	private static void useWhatWasBuilt(Cluster cluster) throws InterruptedException {
		String builtSince = System.getProperty("rollcall.built-since");
		if (builtSince == null) {
			cluster.build();
			return;
		}
		cluster.useBuiltJars(LocalDateTime.parse(builtSince, DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss"))
			.toInstant(ZoneOffset.UTC));
	}

	/** The one attempt to start. */
	private static final class Start {

		private final Supplier<RunningSystem> outcome;

		private Start(ExtensionContext.Store store) {
			this.outcome = attempt(store);
		}

		private static Supplier<RunningSystem> attempt(ExtensionContext.Store store) {
			try {
				RunningSystem system = start();
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
