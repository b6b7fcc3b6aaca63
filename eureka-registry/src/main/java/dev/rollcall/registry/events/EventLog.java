package dev.rollcall.registry.events;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

import com.netflix.appinfo.InstanceInfo;
import dev.rollcall.registry.lease.InstanceChange;
import dev.rollcall.registry.lease.LeasedInstances;
import dev.rollcall.registry.lease.RegistryProblem;
import dev.rollcall.starter.problem.ProblemException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.context.SmartLifecycle;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * The changes of the list in their order, the last ones kept, and who is to hear of them.
 * Changes are recorded while the registry takes no other one, and so do subscriptions
 * begin. Of the two locks the registry's is always taken first.
 * <p>
 * Stops before everything else, because the web server waits for the streams to end.
 */
@Component
class EventLog implements SmartLifecycle {

	private static final Logger log = LoggerFactory.getLogger("rollcall");

	private final LeasedInstances instances;

	private final EventProperties limits;

	private final EventFormat format;

	private final InstantSource clock;

	/** Everything below is guarded by this. */
	private final Object lock = new Object();

	private final Deque<Recorded> history = new ArrayDeque<>();

	private final Set<Subscription> subscriptions = new HashSet<>();

	private Position last = new Position(UUID.randomUUID().toString(), 0);

	private boolean stopped;

	EventLog(LeasedInstances instances, EventProperties limits, EventFormat format, InstantSource clock) {
		this.instances = instances;
		this.limits = limits;
		this.format = format;
		this.clock = clock;
	}

	@EventListener
	void record(InstanceChange change) {
		synchronized (this.lock) {
			this.last = new Position(this.last.epoch(), this.last.sequence() + 1);
			byte[] event = this.format.change(this.last, change.kind(),
					streamed(change.instance(), this.clock.instant()));
			this.history.add(new Recorded(this.last.sequence(), event));
			if (this.history.size() > this.limits.historySizeMax()) {
				this.history.remove();
			}
			for (Subscription subscription : this.subscriptions) {
				if (!subscription.offer(event)) {
					cutOff(subscription);
				}
			}
		}
	}

	private void cutOff(Subscription subscription) {
		String reason = "More than " + this.limits.queueSizeMax() + " events were waiting to be read";
		subscription.end(reason);
		log.warn("[Registry] A reader of the events was too slow and is cut off. {}", reason);
	}

	/**
	 * Says in the log what a reader could not be told: the buffers on the way to it are
	 * full and stay so.
	 */
	void tellOfAStandstill() {
		log.warn("[Registry] A reader of the events took nothing for too long (server.tomcat.connection-timeout)"
				+ " and is cut off; nothing could be told it");
	}

	/**
	 * Begins a subscription. Nothing happens between what is handed over with it and its
	 * first event.
	 * @param position where the reader's last stream ended, if there was one
	 * @param member whether the reader has shown the cluster's credential
	 * @return the beginning of the stream
	 * @throws ProblemException 503 when there are as many streams as may be, or when the
	 * registry stops; 429 when strangers have as many as they may
	 */
	Beginning subscribe(Optional<Position> position, boolean member) {
		return this.instances.whileUnchanged((all) -> {
			synchronized (this.lock) {
				requireRoom(member);
				Subscription subscription = new Subscription(member, this.limits.queueSizeMax());
				Beginning beginning = position.filter(this::isKept)
					.map((known) -> resumed(subscription, known))
					.orElseGet(() -> complete(subscription, all));
				this.subscriptions.add(subscription);
				return beginning;
			}
		});
	}

	private void requireRoom(boolean member) {
		if (this.stopped) {
			throw ProblemException.unavailable("The registry is stopping", this.limits.retryDelay(), null);
		}
		if (this.subscriptions.size() >= this.limits.subscribersMax()) {
			throw new ProblemException(RegistryProblem.TOO_MANY_STREAMS,
					"There are " + this.limits.subscribersMax() + " event streams and will be no more")
				// by then it is known who has gone away
				.retryAfter(this.limits.heartbeatInterval());
		}
		if (!member && this.subscriptions.stream().filter(Subscription::isStrangers).count() >= this.limits
			.strangersMax()) {
			throw new ProblemException(RegistryProblem.TOO_MANY_READERS, "There are " + this.limits.strangersMax()
					+ " event streams of readers without the cluster's " + "credential and will be no more")
				.retryAfter(this.limits.heartbeatInterval());
		}
	}

	/** Whether everything that came after it is still there. */
	private boolean isKept(Position position) {
		long firstKept = this.last.sequence() - this.history.size();
		return position.epoch().equals(this.last.epoch()) && position.sequence() >= firstKept
				&& position.sequence() <= this.last.sequence();
	}

	private Beginning resumed(Subscription subscription, Position position) {
		List<byte[]> missed = this.history.stream()
			.filter((recorded) -> recorded.sequence() > position.sequence())
			.map(Recorded::event)
			.toList();
		return new Beginning(subscription, () -> missed);
	}

	/** The list is copied while nothing changes, and becomes text when something may. */
	private Beginning complete(Subscription subscription, List<InstanceInfo> all) {
		Position position = this.last;
		Instant now = this.clock.instant();
		List<StreamedInstance> copies = all.stream().map((instance) -> streamed(instance, null)).toList();
		return new Beginning(subscription, () -> List.of(this.format.snapshot(position, copies, now)));
	}

	private StreamedInstance streamed(InstanceInfo instance, @Nullable Instant timestamp) {
		return StreamedInstance.of(instance, this.instances.registeredAt(instance), timestamp);
	}

	/**
	 * Ends a subscription whose reader is gone.
	 * @param subscription what {@link #subscribe} gave
	 */
	void unsubscribe(Subscription subscription) {
		synchronized (this.lock) {
			this.subscriptions.remove(subscription);
		}
	}

	@Override
	public void start() {
		synchronized (this.lock) {
			this.stopped = false;
		}
	}

	@Override
	public void stop() {
		synchronized (this.lock) {
			this.stopped = true;
			this.subscriptions.forEach((subscription) -> subscription.end("The registry is stopping"));
		}
	}

	@Override
	public boolean isRunning() {
		synchronized (this.lock) {
			return !this.stopped;
		}
	}

	/**
	 * A past event.
	 *
	 * @param sequence its place
	 * @param event as it goes over the wire
	 */
	private record Recorded(long sequence, byte[] event) {
	}

}
