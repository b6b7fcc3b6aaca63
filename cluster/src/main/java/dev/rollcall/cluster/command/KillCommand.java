package dev.rollcall.cluster.command;

import dev.rollcall.cluster.Cluster;
import dev.rollcall.cluster.ClusterSettings;
import dev.rollcall.cluster.ManagedProcess;

/**
 * {@code kill}: ends an instance as a crash would.
 *
 * @param name the instance
 */
record KillCommand(String name) implements Command {

	@Override
	public int run(ClusterSettings settings, Console console) throws InterruptedException {
		ManagedProcess process;
		try (HomeLock _ = HomeLock.take(settings.home(), "kill " + this.name, console)) {
			process = new Cluster(settings).process(this.name);
			process.kill();
		}
		console.print("%s killed (pid %d)".formatted(process.instance().name(), process.pid()));
		return OK;
	}

}
