package dev.rollcall.cluster;

import java.time.Duration;

/**
 * What can be seen of a process from outside.
 *
 * @param process the process
 * @param health how it is doing
 * @param uptime how long ago it was started
 * @param memoryBytes what it takes of the machine's memory, shared pages counted in part
 * (PSS) where the system tells, else in full (RSS); 0 when it has ended
 */
public record InstanceStatus(ManagedProcess process, Health health, Duration uptime, long memoryBytes) {
}
