package dev.rollcall.compute.worker;

import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

import dev.rollcall.compute.job.JobSubmitted;
import dev.rollcall.compute.job.OutageLog;

import org.springframework.context.SmartLifecycle;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.core.task.TaskRejectedException;
import org.springframework.scheduling.concurrent.ExecutorConfigurationSupport;
import org.springframework.stereotype.Component;

/**
 * Keeps the instance's threads at work as long as there are jobs: each claims and runs
 * one job after the other and returns when it finds none. A submission to this instance
 * wakes a thread at once; what others left is found by looking.
 */
@Component
class Worker implements SmartLifecycle {

	/** Stopped after the web server has answered its last request, before its threads. */
	private static final int PHASE = ExecutorConfigurationSupport.DEFAULT_PHASE + 1024;

	private final RunningJobs jobs;

	private final JobRunner runner;

	private final JobThreads threads;

	private final OutageLog outages;

	private final WorkerProperties properties;

	private final Semaphore free;

	/** Tells a thread that found no job whether one was submitted since it looked. */
	private final AtomicLong submissions = new AtomicLong();

	private volatile boolean running;

	private volatile boolean accepting;

	Worker(RunningJobs jobs, JobRunner runner, JobThreads threads, OutageLog outages, WorkerProperties properties) {
		this.jobs = jobs;
		this.runner = runner;
		this.threads = threads;
		this.outages = outages;
		this.properties = properties;
		this.free = new Semaphore(properties.threads());
	}

	@EventListener
	void wake(JobSubmitted submitted) {
		this.submissions.incrementAndGet();
		startThread();
	}

	/** Looks for jobs that no submission to this instance told of. */
	void poll() {
		int idle = this.free.availablePermits();
		if (this.accepting && idle > 0) {
			int claimable = this.outages.attempt(() -> this.jobs.claimable(idle)).orElse(0);
			for (int i = 0; i < claimable; i++) {
				startThread();
			}
		}
	}

	private void startThread() {
		if (!this.accepting || !this.free.tryAcquire()) {
			return;
		}
		try {
			this.threads.run(this::workOff);
		}
		catch (TaskRejectedException ex) {
			// only while the executor stops: the job is for others
			this.free.release();
		}
	}

	private void workOff() {
		long seen;
		do {
			seen = this.submissions.get();
			try {
				while (this.accepting && this.outages.attempt(this.runner::runNext).orElse(false)) {
					// the next job
				}
			}
			finally {
				this.free.release();
			}
		}
		while (this.accepting && this.submissions.get() != seen && this.free.tryAcquire());
	}

	@Override
	public void start() {
		this.running = true;
		this.accepting = true;
	}

	/** From the first sign of stopping on, what is submitted is for others. */
	@EventListener
	void stopClaiming(ContextClosedEvent closed) {
		if (closed.getApplicationContext().getParent() == null) {
			this.accepting = false;
		}
	}

	@Override
	public void stop() {
		this.accepting = false;
		awaitIdle();
		this.jobs.giveBack();
		this.running = false;
	}

	private void awaitIdle() {
		int all = this.properties.threads();
		try {
			if (this.free.tryAcquire(all, this.properties.stopWait().toMillis(), TimeUnit.MILLISECONDS)) {
				this.free.release(all);
			}
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	@Override
	public boolean isRunning() {
		return this.running;
	}

	@Override
	public int getPhase() {
		return PHASE;
	}

}
