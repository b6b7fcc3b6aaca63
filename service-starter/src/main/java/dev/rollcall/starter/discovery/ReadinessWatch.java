package dev.rollcall.starter.discovery;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

import com.netflix.appinfo.InstanceInfo;
import com.netflix.appinfo.InstanceInfo.InstanceStatus;

/**
 * Lets the status in the registry follow what the instance's own {@code /ready} would
 * say. On a thread of its own: a database that hangs holds no renewal.
 */
class ReadinessWatch {

	private final BooleanSupplier ready;

	private final Registration registration;

	private final Duration interval;

	private final CountDownLatch stopping = new CountDownLatch(1);

	ReadinessWatch(BooleanSupplier ready, Registration registration, Duration interval) {
		this.ready = ready;
		this.registration = registration;
		this.interval = interval;
	}

	/**
	 * Registers the instance and watches from then on.
	 * @param instance what is registered
	 */
	void start(InstanceInfo instance) {
		Thread.ofPlatform().daemon().name("readiness").start(() -> run(instance));
	}

	void stop() {
		this.stopping.countDown();
	}

	private void run(InstanceInfo instance) {
		try {
			instance.setStatus(status());
			this.registration.start(instance);
			while (!this.stopping.await(this.interval.toNanos(), TimeUnit.NANOSECONDS)) {
				this.registration.report(status());
			}
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	/** Never OUT_OF_SERVICE: Eureka does not believe an UP after it. */
	private InstanceStatus status() {
		return this.ready.getAsBoolean() ? InstanceStatus.UP : InstanceStatus.DOWN;
	}

}
