package dev.rollcall.starter.discovery;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

import org.springframework.context.SmartLifecycle;

/**
 * The instance among its peers. It goes first: DOWN in the registry, then a pause in
 * which everybody hears of it, and only then does the web server refuse connections. It
 * comes by itself, {@link ReadinessWatch when the web server accepts}.
 */
class Presence implements SmartLifecycle {

	private final Follower follower;

	private final ReadinessWatch readiness;

	private final Registration registration;

	private final RegistrationProperties properties;

	private volatile boolean running;

	Presence(Follower follower, ReadinessWatch readiness, Registration registration,
			RegistrationProperties properties) {
		this.follower = follower;
		this.readiness = readiness;
		this.registration = registration;
		this.properties = properties;
	}

	@Override
	public void start() {
		this.running = true;
	}

	@Override
	public void stop(Runnable callback) {
		this.running = false;
		this.follower.stop();
		this.readiness.stop();
		// the other half is for the deregistration
		boolean told = this.registration.leave(this.properties.stopTimeout().dividedBy(2));
		Duration pause = told ? this.properties.stopPause() : Duration.ZERO;
		// not the common pool, which others may keep busy
		CompletableFuture
			.delayedExecutor(pause.toNanos(), TimeUnit.NANOSECONDS, Thread.ofPlatform().name("stop-pause")::start)
			.execute(callback);
	}

	@Override
	public void stop() {
		stop(() -> {
		});
	}

	@Override
	public boolean isRunning() {
		return this.running;
	}

	/** The highest there is. The web server's are below it. */
	@Override
	public int getPhase() {
		return Integer.MAX_VALUE;
	}

}
