package dev.rollcall.monitor.roster;

/**
 * What tells one instance from all others.
 *
 * @param type the short name of its service, such as {@code auth}
 * @param name its id in the registry, such as {@code auth-service-1}
 */
public record TargetId(String type, String name) {

}
