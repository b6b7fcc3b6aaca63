package dev.rollcall.monitor.roster;

import java.net.URI;

/**
 * An instance to be watched.
 *
 * @param id which one
 * @param url where it is reached: scheme, host and port
 */
public record Target(TargetId id, URI url) {

}
