package dev.rollcall.benchmark.data;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import dev.rollcall.benchmark.process.Ports;
import dev.rollcall.benchmark.process.StockProcess;
import dev.rollcall.benchmark.process.StockProcesses;

/** The JDK's server over plain JDBC. */
final class PeerServers implements Side {

	static final String NAME = "JDK server over JDBC";

	private static final String PEER = "data";

	private static final Duration START_LIMIT = Duration.ofSeconds(60);

	private final String authorization;

	private final List<Integer> ports = new ArrayList<>();

	private final List<StockProcess> servers = new ArrayList<>();

	private PeerServers(String authorization) {
		this.authorization = authorization;
	}

	/**
	 * Starts them.
	 * @param processes stops them
	 * @param database has the tables already
	 * @param instances how many
	 * @param authorization what its clients send as well; nobody looks at it
	 */
	static PeerServers start(StockProcesses processes, DatabaseAccess database, int instances, String authorization)
			throws InterruptedException {
		PeerServers side = new PeerServers(authorization);
		for (int i = 1; i <= instances; i++) {
			int port = Ports.free();
			Map<String, String> environment = new HashMap<>(database.theirs());
			environment.put("PORT", String.valueOf(port));
			side.servers.add(processes.start(PEER, "%s-%s-%d".formatted(PEER, database.name(), i), environment));
			side.ports.add(port);
		}
		for (int i = 0; i < instances; i++) {
			Ports.awaitAccepting(side.ports.get(i), START_LIMIT);
			side.servers.get(i).requireRunning();
		}
		return side;
	}

	/** A PostgreSQL that is stopped with the processes; accepts when this returns. */
	static DatabaseAccess postgresql(StockProcesses processes) throws InterruptedException {
		int port = Ports.free();
		StockProcess server = processes.start(PEER, "postgresql", Map.of("POSTGRESQL_PORT", String.valueOf(port)));
		Ports.awaitAccepting(port, START_LIMIT);
		server.requireRunning();
		return DatabaseAccess.postgresql(port);
	}

	@Override
	public String name() {
		return NAME;
	}

	@Override
	public List<Integer> ports() {
		return List.copyOf(this.ports);
	}

	@Override
	public List<Long> pids() {
		return this.servers.stream().map(StockProcess::pid).toList();
	}

	@Override
	public String authorization() {
		return this.authorization;
	}

	@Override
	public void close() {
		try {
			for (StockProcess server : this.servers) {
				server.stop();
			}
		}
		catch (InterruptedException ex) {
			// whoever started the processes stops the rest
			Thread.currentThread().interrupt();
		}
	}

}
