package dev.rollcall.starter.discovery;

import java.io.IOException;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;

import dev.rollcall.starter.discovery.RegistryEvent.Kind;
import dev.rollcall.starter.discovery.RegistryEvent.Lost;
import dev.rollcall.starter.discovery.RegistryEvent.Snapshot;
import dev.rollcall.starter.discovery.RegistryOutage.Asker;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.SmartLifecycle;

/**
 * Follows the registry's event stream on a thread of its own, from its start to its stop:
 * keeps {@link Directory} as the registry's list is and publishes a {@link RegistryEvent}
 * for each thing that it learns. A stream that is lost is opened again, at once and then
 * every now and then, for ever. It begins while the instance warms up: nothing waits for
 * the registry, and whoever accepts has its list if there is one.
 */
class Follower implements SmartLifecycle {

	private static final Logger log = LoggerFactory.getLogger("rollcall");

	/**
	 * A registry that does not go on where the last stream ended says so with its first
	 * words.
	 */
	private static final Duration FIRST_WORDS = Duration.ofSeconds(1);

	/** Of the interval by which tries to connect are moved at random. */
	private static final double JITTER = 0.2;

	private final EventSource source;

	private final Directory directory;

	private final ApplicationEventPublisher events;

	private final DiscoveryProperties properties;

	private final RegistryOutage outage;

	private final EventFormat format = new EventFormat();

	private final CountDownLatch stopping = new CountDownLatch(1);

	private final Thread thread = Thread.ofPlatform().daemon().name("registry-events").unstarted(this::run);

	/** What is read now. */
	private volatile @Nullable EventStream stream;

	/** Of the thread, as all below: where to go on. */
	private @Nullable String lastEventId;

	/** Whether the log says that the stream cannot be followed. */
	private boolean troubled;

	Follower(EventSource source, Directory directory, ApplicationEventPublisher events, DiscoveryProperties properties,
			RegistryOutage outage) {
		this.source = source;
		this.directory = directory;
		this.events = events;
		this.properties = properties;
		this.outage = outage;
	}

	@Override
	public void start() {
		this.thread.start();
	}

	/** Ends the connection. What is being published is the last event. */
	@Override
	public void stop() {
		this.stopping.countDown();
		this.thread.interrupt();
	}

	@Override
	public boolean isRunning() {
		return this.thread.isAlive() && this.stopping.getCount() > 0;
	}

	/** Before the warm-up, which is just before the web server. */
	@Override
	public int getPhase() {
		return WebServerApplicationContext.START_STOP_LIFECYCLE_PHASE - 2;
	}

	/**
	 * Whether the registry tells its changes.
	 * @return false also while the stream is open but silent for longer than it ever is
	 */
	boolean hears() {
		EventStream current = this.stream;
		return current != null && this.directory.isFollowed()
				&& current.silentFor().compareTo(this.properties.doubtAfter()) <= 0;
	}

	private void run() {
		try {
			Duration wait = Duration.ZERO;
			while (!this.stopping.await(wait.toNanos(), TimeUnit.NANOSECONDS)) {
				wait = follow();
			}
		}
		catch (InterruptedException ex) {
			// told to stop: there is nobody to hear of it
			Thread.currentThread().interrupt();
		}
	}

	/**
	 * Reads one stream to its end.
	 * @return how long to wait before the next one
	 */
	private Duration follow() throws InterruptedException {
		long beginNanos = System.nanoTime();
		try (EventStream opened = open()) {
			this.stream = opened;
			read(opened);
			return jittered(this.properties.reconnectInterval());
		}
		catch (StreamRefusedException ex) {
			trouble(ex.getMessage());
			return ex.isMissing() ? this.properties.missingInterval() : jittered(this.properties.reconnectInterval());
		}
		catch (MalformedStreamException ex) {
			// what it would send again at once is hardly anything else
			this.lastEventId = null;
			trouble(ex.getMessage());
			return jittered(this.properties.missingInterval());
		}
		catch (RuntimeException ex) {
			// whatever it is, the thread lives as long as the process: as a bad stream
			this.lastEventId = null;
			log.error("[SERVICE-REGISTRY] The registry's events were not followed", ex);
			return jittered(this.properties.missingInterval());
		}
		catch (IOException ex) {
			// an outage is in the log already
			Duration interval = this.properties.reconnectInterval();
			boolean firstLoss = this.directory.isFollowed() && System.nanoTime() - beginNanos > interval.toNanos();
			return firstLoss ? Duration.ZERO : jittered(interval);
		}
		finally {
			this.stream = null;
			if (this.directory.isFollowed()) {
				publish(new Lost());
			}
		}
	}

	private EventStream open() throws IOException, InterruptedException {
		try {
			EventStream opened = this.source.open(this.lastEventId);
			this.outage.answered(Asker.FOLLOWER);
			return opened;
		}
		catch (StreamRefusedException ex) {
			this.outage.answered(Asker.FOLLOWER);
			throw ex;
		}
		catch (IOException ex) {
			this.outage.unanswered(Asker.FOLLOWER);
			throw ex;
		}
	}

	/** Returns when the registry says that it ends the stream. */
	private void read(EventStream opened) throws IOException, InterruptedException {
		long beginNanos = System.nanoTime();
		while (true) {
			boolean goingOn = this.lastEventId != null && !this.directory.isFollowed();
			Optional<ServerSentEvent> event = opened.next(goingOn ? FIRST_WORDS : this.properties.silence());
			if (event.isPresent()) {
				if ("closed".equals(event.get().name())) {
					return;
				}
				take(event.get());
			}
			else if (goingOn) {
				// nothing was missed
				publish(snapshot(String.valueOf(this.directory.epoch())));
			}
			else {
				throw new HttpTimeoutException("Nothing heard for " + this.properties.silence());
			}
			if (this.troubled && System.nanoTime() - beginNanos > this.properties.silence().toNanos()) {
				this.troubled = false;
				log.info("[SERVICE-REGISTRY] The registry's events are followed again");
			}
		}
	}

	private void take(ServerSentEvent event) throws MalformedStreamException {
		if (event.isComment()) {
			return;
		}
		if ("snapshot".equals(event.name())) {
			EventFormat.Listed listed = this.format.snapshot(event);
			String known = this.directory.epoch();
			publish(new Snapshot(listed.epoch(), known != null && !known.equals(listed.epoch()), listed.instances()));
		}
		else {
			Optional<Kind> kind = kind(event.name());
			if (kind.isPresent()) {
				if (this.directory.epoch() == null) {
					throw new MalformedStreamException("a change before the first snapshot", null);
				}
				this.format.change(kind.get(), event).ifPresent(this::publish);
			}
		}
		this.lastEventId = event.id();
	}

	/** Events that a later registry may have are none of ours. */
	private static Optional<Kind> kind(String name) {
		for (Kind kind : Kind.values()) {
			if (kind.name().toLowerCase(Locale.ROOT).equals(name)) {
				return Optional.of(kind);
			}
		}
		return Optional.empty();
	}

	private Snapshot snapshot(String epoch) {
		return new Snapshot(epoch, false, this.directory.instances());
	}

	/** A listener that fails takes nothing from the others, nor from later events. */
	private void publish(RegistryEvent event) {
		if (this.stopping.getCount() == 0) {
			// the last event came together with the order to stop
			return;
		}
		this.directory.apply(event);
		try {
			this.events.publishEvent(event);
		}
		catch (RuntimeException ex) {
			log.error("[SERVICE-REGISTRY] An event of the registry was not taken in: {}", event, ex);
		}
	}

	private void trouble(@Nullable String reason) {
		if (!this.troubled) {
			this.troubled = true;
			log.warn("[SERVICE-REGISTRY] The registry's events cannot be followed ({}); asking for its list instead",
					reason);
		}
	}

	private static Duration jittered(Duration interval) {
		double factor = 1 + JITTER * (2 * ThreadLocalRandom.current().nextDouble() - 1);
		return Duration.ofNanos((long) (interval.toNanos() * factor));
	}

}
