package dev.rollcall.cluster.command;

import dev.rollcall.cluster.Cluster;
import dev.rollcall.cluster.ClusterSettings;

/**
 * {@code token}: prints a bearer token and nothing else, for {@code $(./rollcall token)}.
 */
record TokenCommand() implements Command {

	@Override
	public int run(ClusterSettings settings, Console console) {
		console.print(new Cluster(settings).token());
		return OK;
	}

}
