package dev.rollcall.cluster.command;

import java.util.List;
import java.util.Locale;

import dev.rollcall.cluster.Cluster;
import dev.rollcall.cluster.ClusterSettings;
import dev.rollcall.cluster.Health;
import dev.rollcall.cluster.InstanceStatus;

/**
 * {@code status}: a table of what was started.
 */
record StatusCommand() implements Command {

	@Override
	public int run(ClusterSettings settings, Console console) throws InterruptedException {
		List<InstanceStatus> all = new Cluster(settings).status();
		if (all.isEmpty()) {
			console.print("nothing is running");
			return NOTHING_RUNS;
		}
		table(all, console).lines().forEach(console::print);
		List<InstanceStatus> alive = all.stream().filter((status) -> status.health().isAlive()).toList();
		console.print("%d of %d running, %s".formatted(alive.size(), all.size(),
				Text.memory(alive.stream().mapToLong(InstanceStatus::memoryBytes).sum())));
		return exitCode(all, alive);
	}

	private static int exitCode(List<InstanceStatus> all, List<InstanceStatus> alive) {
		if (alive.isEmpty()) {
			return NOTHING_RUNS;
		}
		return all.stream().allMatch((status) -> status.health() == Health.HEALTHY) ? OK : FAILED;
	}

	private static Table table(List<InstanceStatus> all, Console console) {
		Table table = new Table(
				List.of(Table.Column.left("INSTANCE"), Table.Column.right("PID"), Table.Column.right("PORT"),
						new Table.Column("HEALTH", false, (cell) -> console.paint(color(cell.strip()), cell)),
						Table.Column.right("UPTIME"), Table.Column.right("MEMORY")));
		for (InstanceStatus status : all) {
			boolean alive = status.health().isAlive();
			table.row(status.process().instance().name(), alive ? String.valueOf(status.process().pid()) : "-",
					String.valueOf(status.process().instance().port()), word(status.health()),
					alive ? Text.uptime(status.uptime()) : "-", alive ? Text.memory(status.memoryBytes()) : "-");
		}
		return table;
	}

	private static String word(Health health) {
		return health.name().toLowerCase(Locale.ROOT);
	}

	private static Console.Color color(String word) {
		return switch (Health.valueOf(word.toUpperCase(Locale.ROOT))) {
			case HEALTHY -> Console.Color.GREEN;
			case DEGRADED, STARTING -> Console.Color.YELLOW;
			case UNHEALTHY, HUNG, KILLED, DOWN -> Console.Color.RED;
		};
	}

}
