package dev.rollcall.cluster.command;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;

import dev.rollcall.cluster.Cluster;
import dev.rollcall.cluster.ClusterSettings;

/**
 * {@code client}: runs the client against this cluster, in the terminal where it was
 * typed.
 *
 * @param arguments what the client is told
 */
record ClientCommand(List<String> arguments) implements Command {

	@Override
	public int run(ClusterSettings settings, Console console) throws InterruptedException {
		// The output belongs to the client, which may be read by a program.
		try (Progress progress = Progress.on(new Console(console.err(), console.err(), false, false))) {
			new Cluster(settings, progress).buildClient();
		}
		try {
			Process client = new Cluster(settings).client(this.arguments).inheritIO().start();
			try {
				return client.waitFor();
			}
			finally {
				client.destroy();
			}
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
