package dev.rollcall.cluster.command;

import dev.rollcall.cluster.Cluster;
import dev.rollcall.cluster.ClusterSettings;
import dev.rollcall.cluster.Component;

/**
 * {@code scale}: starts or stops instances of one component until there are so many.
 *
 * @param component which one
 * @param instances how many
 */
record ScaleCommand(Component component, int instances) implements Command {

	@Override
	public int run(ClusterSettings settings, Console console) throws InterruptedException {
		try (HomeLock _ = HomeLock.take(settings.home(), "scale " + this.component.module(), console);
				Progress progress = Progress.on(console)) {
			new Cluster(settings, progress).scale(this.component, this.instances);
		}
		return OK;
	}

}
