package dev.rollcall.monitor.roster;

import java.net.URI;

/**
 * An instance to be watched.
 *
 * @param id which one
 * @param url where it is reached: scheme, host and port
 * @param starting whether it has said that it is not there yet, so that asking it would
 * tell nothing
 */
public record Target(TargetId id, URI url, boolean starting) {

}
