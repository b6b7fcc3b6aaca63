package dev.rollcall.starter.discovery;

import org.springframework.context.SmartLifecycle;

/** Starts after everything else, so that nothing waits for it, and stops before it. */
class FollowerLifecycle implements SmartLifecycle {

	private final Follower follower;

	private volatile boolean running;

	FollowerLifecycle(Follower follower) {
		this.follower = follower;
	}

	@Override
	public void start() {
		this.running = true;
		this.follower.start();
	}

	@Override
	public void stop() {
		this.running = false;
		this.follower.stop();
	}

	@Override
	public boolean isRunning() {
		return this.running;
	}

}
