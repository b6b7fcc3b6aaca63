package dev.rollcall.starter.discovery;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;

import com.netflix.appinfo.InstanceInfo;
import com.netflix.appinfo.InstanceInfo.InstanceStatus;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lets the status in the registry follow what the instance's own {@code /ready} would
 * say. On a thread of its own: a database that hangs holds no renewal. One check that
 * fails is not yet DOWN: what all instances share, a database that is busy for a moment
 * say, would take all of them out together.
 */
class ReadinessWatch {

	private static final Logger log = LoggerFactory.getLogger("rollcall");

	private final BooleanSupplier ready;

	private final Registration registration;

	private final RegistrationProperties properties;

	private final CountDownLatch stopping = new CountDownLatch(1);

	private final AtomicBoolean started = new AtomicBoolean();

	/** In a row. Of the thread, as below. */
	private int failures;

	private boolean failureTold;

	ReadinessWatch(BooleanSupplier ready, Registration registration, RegistrationProperties properties) {
		this.ready = ready;
		this.registration = registration;
		this.properties = properties;
	}

	/**
	 * Registers the instance and watches from then on. Once: Spring Boot says again that
	 * an application is ready when it is the last to find out.
	 * @param instance what is registered
	 */
	void start(InstanceInfo instance) {
		if (!this.started.compareAndSet(false, true)) {
			return;
		}
		Thread.ofPlatform().daemon().name("readiness").start(() -> run(instance));
	}

	void stop() {
		this.stopping.countDown();
	}

	private void run(InstanceInfo instance) {
		try {
			// who was never UP may be DOWN at once
			instance.setStatus(isReady() ? InstanceStatus.UP : InstanceStatus.DOWN);
			this.registration.start(instance);
			while (!this.stopping.await(this.properties.readinessInterval().toNanos(), TimeUnit.NANOSECONDS)) {
				check();
			}
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	/**
	 * A check that fails with whatever it may is one that does not say "ready". The
	 * thread lives as long as the process.
	 */
	private boolean isReady() {
		try {
			return this.ready.getAsBoolean();
		}
		catch (RuntimeException ex) {
			if (!this.failureTold) {
				this.failureTold = true;
				log.error("[SERVICE-REGISTRY] Whether this instance is ready could not be found out", ex);
			}
			return false;
		}
	}

	/** Never OUT_OF_SERVICE: Eureka does not believe an UP after it. */
	private void check() {
		if (isReady()) {
			this.failures = 0;
			this.registration.report(InstanceStatus.UP);
		}
		else if (++this.failures >= this.properties.readinessFailures()) {
			this.registration.report(InstanceStatus.DOWN);
		}
	}

}
