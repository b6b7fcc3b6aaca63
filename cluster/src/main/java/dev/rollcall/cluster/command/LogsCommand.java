package dev.rollcall.cluster.command;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

import dev.rollcall.cluster.Cluster;
import dev.rollcall.cluster.ClusterException;
import dev.rollcall.cluster.ClusterSettings;

/**
 * {@code logs}: prints the output of an instance, running or not.
 *
 * @param follow whether to go on with what comes
 * @param name the instance
 */
record LogsCommand(boolean follow, String name) implements Command {

	@Override
	public int run(ClusterSettings settings, Console console) throws InterruptedException {
		Path log = new Cluster(settings).log(this.name);
		if (!Files.exists(log)) {
			throw new ClusterException("%s was never started: there is no %s".formatted(this.name, log));
		}
		try (LogFollower follower = new LogFollower(log, console.out())) {
			follower.print();
			if (this.follow) {
				follower.follow();
			}
			return OK;
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
