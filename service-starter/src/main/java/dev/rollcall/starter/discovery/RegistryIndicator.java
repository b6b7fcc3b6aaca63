package dev.rollcall.starter.discovery;

import dev.rollcall.starter.instance.InstanceHealth;

import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/**
 * Degraded while the registry does not answer: the instance goes on with the list it has.
 */
class RegistryIndicator implements HealthIndicator {

	private final Follower follower;

	private final Directory directory;

	private final Poll poll;

	RegistryIndicator(Follower follower, Directory directory, Poll poll) {
		this.follower = follower;
		this.directory = directory;
		this.poll = poll;
	}

	@Override
	public Health health() {
		boolean answers = this.directory.isFollowed() ? this.follower.hears()
				: this.poll.succeeds() && this.poll.isNewerThan(this.directory);
		return answers ? Health.up().build() : Health.status(InstanceHealth.DEGRADED_STATUS).build();
	}

}
