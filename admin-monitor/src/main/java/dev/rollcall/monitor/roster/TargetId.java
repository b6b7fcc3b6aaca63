package dev.rollcall.monitor.roster;

import dev.rollcall.starter.discovery.RegisteredInstance;

/**
 * What tells one instance from all others.
 *
 * @param type the short name of its service, such as {@code auth}
 * @param name its id in the registry, such as {@code auth-service-1}
 */
public record TargetId(String type, String name) {

	/**
	 * Names an instance as the registry tells of it.
	 * @param instance the instance
	 * @return its id
	 */
	public static TargetId of(RegisteredInstance instance) {
		return new TargetId(ServiceTypes.of(instance.application()), instance.id());
	}

}
