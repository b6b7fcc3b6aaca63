package dev.rollcall.cluster.command;

import dev.rollcall.cluster.Cluster;
import dev.rollcall.cluster.ClusterSettings;

/**
 * {@code token}: prints a bearer token and nothing else, for {@code $(./rollcall token)}.
 *
 * @param account {@code demo} or {@code admin}
 */
record TokenCommand(String account) implements Command {

	@Override
	public int run(ClusterSettings settings, Console console) {
		console.print(new Cluster(settings).token(this.account));
		return OK;
	}

}
