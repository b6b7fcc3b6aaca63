package dev.rollcall.starter.instance;

import java.util.Map;

/** What a service says of itself in {@code /health} beyond what every service says. */
@FunctionalInterface
public interface HealthMembers {

	/**
	 * The further members of the answer.
	 * @return names and JSON values, in the order of the answer
	 */
	Map<String, Object> members();

}
