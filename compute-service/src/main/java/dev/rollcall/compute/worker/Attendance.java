package dev.rollcall.compute.worker;

import dev.rollcall.compute.job.OutageLog;
import dev.rollcall.compute.job.Workers;
import dev.rollcall.starter.instance.InstanceProperties;

import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** Tells the cluster that this instance runs jobs, until it stops. */
@Component
class Attendance implements SmartLifecycle {

	private final Workers workers;

	private final InstanceProperties instance;

	private final WorkerProperties properties;

	private final OutageLog outages;

	private volatile boolean running;

	Attendance(Workers workers, InstanceProperties instance, WorkerProperties properties, OutageLog outages) {
		this.workers = workers;
		this.instance = instance;
		this.properties = properties;
		this.outages = outages;
	}

	/** Notes that the instance is there. */
	void note() {
		if (this.running) {
			this.outages.attempt(() -> this.workers.seen(this.instance.name(), this.properties.threads(),
					this.properties.heartbeatValidity()));
		}
	}

	@Override
	public void start() {
		this.running = true;
	}

	@Override
	public void stop() {
		this.running = false;
		this.outages.attempt(() -> this.workers.gone(this.instance.name()));
	}

	@Override
	public boolean isRunning() {
		return this.running;
	}

}
