package dev.rollcall.cluster.command;

import dev.rollcall.cluster.Cluster;
import dev.rollcall.cluster.ClusterSettings;

/**
 * {@code restart}: stops an instance, if it is running, and starts it.
 *
 * @param name the instance
 */
record RestartCommand(String name) implements Command {

	@Override
	public int run(ClusterSettings settings, Console console) throws InterruptedException {
		try (HomeLock _ = HomeLock.take(settings.home(), "restart " + this.name, console);
				Progress progress = Progress.on(console)) {
			new Cluster(settings, progress).restart(this.name);
		}
		return OK;
	}

}
