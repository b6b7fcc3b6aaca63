package dev.rollcall.starter.discovery;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;

import dev.rollcall.starter.discovery.RegistryEvent.Change;
import dev.rollcall.starter.discovery.RegistryEvent.Snapshot;

import org.springframework.cloud.client.discovery.event.HeartbeatEvent;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;

/**
 * Tells those who know Spring Cloud's {@link HeartbeatEvent} only, Spring Boot Admin
 * among them, that the list has changed; once for changes that come together.
 */
class ListAnnouncements {

	private final ApplicationEventPublisher events;

	private final Executor later;

	private final AtomicBoolean due = new AtomicBoolean();

	private final AtomicLong count = new AtomicLong();

	/** One at a time. */
	private final ReentrantLock turn = new ReentrantLock();

	private volatile boolean closed;

	ListAnnouncements(ApplicationEventPublisher events, Duration delay) {
		this.events = events;
		this.later = CompletableFuture.delayedExecutor(delay.toNanos(), TimeUnit.NANOSECONDS,
				(task) -> Thread.ofVirtual().name("registry-list").start(task));
	}

	@EventListener({ Snapshot.class, Change.class })
	void changed() {
		if (this.due.compareAndSet(false, true)) {
			this.later.execute(this::announce);
		}
	}

	@EventListener(ContextClosedEvent.class)
	void close() {
		this.closed = true;
	}

	private void announce() {
		this.turn.lock();
		try {
			this.due.set(false);
			if (!this.closed) {
				// a text, which no count of Eureka's client equals
				this.events.publishEvent(new HeartbeatEvent(this, "events-" + this.count.incrementAndGet()));
			}
		}
		finally {
			this.turn.unlock();
		}
	}

}
