package dev.rollcall.cluster;

import java.util.List;

/**
 * The program {@code client}: it is built like the others but is no process of a cluster.
 */
record ClientApplication() implements Application {

	@Override
	public String module() {
		return "client";
	}

	@Override
	public boolean holdsJars() {
		return false;
	}

	/** It ends with its input. */
	@Override
	public List<String> trainingFlags() {
		return List.of();
	}

	/** A sum from the menu, of which the registry that is away knows nothing. */
	@Override
	public String trainingInput() {
		return "1\n1\n1\n";
	}

}
