package dev.rollcall.starter.discovery;

import org.springframework.context.SmartLifecycle;

/** The last thing of a stop: nobody is in the registry's list who may still answer. */
class Deregistration implements SmartLifecycle {

	private final Registration registration;

	private final RegistrationProperties properties;

	private volatile boolean running;

	Deregistration(Registration registration, RegistrationProperties properties) {
		this.registration = registration;
		this.properties = properties;
	}

	@Override
	public void start() {
		this.running = true;
	}

	@Override
	public void stop() {
		this.running = false;
		this.registration.end(this.properties.stopTimeout().dividedBy(2));
	}

	@Override
	public boolean isRunning() {
		return this.running;
	}

	@Override
	public int getPhase() {
		return Integer.MIN_VALUE;
	}

}
