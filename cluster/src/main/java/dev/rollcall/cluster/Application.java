package dev.rollcall.cluster;

import java.util.List;

/**
 * What is built, unpacked and trained: the programs of a cluster, which are Spring Boot's
 * jars, and the client, which is none.
 */
sealed interface Application permits Component, ClientApplication {

	/** The name of the Maven module and of its jar. */
	String module();

	/** Whether the jar holds other jars, to be taken out by Spring Boot's own tool. */
	default boolean holdsJars() {
		return true;
	}

	/** What makes a start end by itself when all that is worth caching was loaded. */
	default List<String> trainingFlags() {
		return List.of("-Drollcall.warm-up.exit=true");
	}

	/** What it reads meanwhile. */
	default String trainingInput() {
		return "";
	}

}
