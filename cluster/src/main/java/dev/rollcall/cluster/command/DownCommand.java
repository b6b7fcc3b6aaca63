package dev.rollcall.cluster.command;

import java.time.Duration;
import java.util.List;

import dev.rollcall.cluster.Cluster;
import dev.rollcall.cluster.ClusterSettings;
import dev.rollcall.cluster.ManagedProcess;

/**
 * {@code down}: stops everything that was started.
 */
record DownCommand() implements Command {

	@Override
	public int run(ClusterSettings settings, Console console) throws InterruptedException {
		try (HomeLock _ = HomeLock.take(settings.home(), "down", console); Progress progress = Progress.on(console)) {
			Cluster cluster = new Cluster(settings, progress);
			List<ManagedProcess> running = cluster.processes().stream().filter(ManagedProcess::isRunning).toList();
			// Also when nothing runs: what was killed is forgotten.
			Duration took = cluster.down();
			console.print(running.isEmpty() ? "nothing is running"
					: "%d stopped in %s".formatted(running.size(), Text.seconds(took)));
		}
		return OK;
	}

}
