package dev.rollcall.monitor.check;

import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;

import dev.rollcall.monitor.roster.Roster;
import dev.rollcall.monitor.roster.TargetId;
import dev.rollcall.monitor.traffic.Traffic;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

import org.springframework.context.ApplicationEventPublisher;

/**
 * Checks all instances, one round at a time. All that is learned in a round is told on
 * the round's own thread: an {@link InstanceChecked} for each instance, then the
 * {@link Round}.
 */
public class Rounds {

	private final Roster roster;

	private final HealthCall health;

	private final Traffic traffic;

	private final Departures departures;

	private final ApplicationEventPublisher events;

	private final InstantSource clock;

	private final Watches watches;

	private final Semaphore permits;

	private final AtomicReference<@Nullable FutureTask<Round>> running = new AtomicReference<>();

	/** Whether something happened that no round has looked at. */
	private final AtomicBoolean again = new AtomicBoolean();

	private volatile Round last;

	Rounds(Sources sources, CheckProperties properties, ApplicationEventPublisher events, InstantSource clock) {
		this.roster = sources.roster();
		this.health = sources.health();
		this.traffic = sources.traffic();
		this.departures = sources.departures();
		this.events = events;
		this.clock = clock;
		this.watches = new Watches(properties);
		this.permits = new Semaphore(properties.concurrencyMax());
		this.last = new Round(now(), List.of(), JsonNodeFactory.instance.objectNode());
	}

	/**
	 * Checks all instances now. Who comes while a round runs gets that round.
	 * @return the round, when it is over
	 */
	public Future<Round> request() {
		FutureTask<Round> mine = new FutureTask<>(() -> {
			try {
				return carryOut();
			}
			finally {
				// before the result is seen, so that its reader's next request is a new
				// one
				this.running.set(null);
				beginAgain();
			}
		});
		FutureTask<Round> others = this.running.compareAndExchange(null, mine);
		if (others != null) {
			return others;
		}
		Thread.ofVirtual().name("check-round").start(mine);
		return mine;
	}

	/**
	 * Checks all instances in a round that begins from now on: at once, or when the one
	 * that runs, which may have read the list already, is over. However many ask
	 * meanwhile, that is one round.
	 */
	void requestAnother() {
		this.again.set(true);
		beginAgain();
	}

	private void beginAgain() {
		if (this.again.get() && this.running.get() == null) {
			request();
		}
	}

	/**
	 * The last round that ended.
	 * @return the round, without instances before the first one
	 */
	public Round last() {
		return this.last;
	}

	private Round carryOut() throws InterruptedException, ExecutionException {
		// before the list is read, so that nothing is forgotten that is not in it
		this.again.set(false);
		Instant now = now();
		// before the list is read too, so that it lacks whoever is in here and did not
		// come back
		Set<TargetId> departed = this.departures.take();
		this.watches.follow(this.roster.targets(), now);
		this.watches.stop(departed).forEach((state) -> this.events.publishEvent(new InstanceChecked(state, now)));
		Map<TargetId, Future<CheckResult>> results = new LinkedHashMap<>();
		JsonNode requestMetrics;
		try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
			Future<JsonNode> metrics = threads.submit(this.traffic::fetch);
			for (InstanceState state : this.watches.due()) {
				Callable<CheckResult> check = () -> ask(state);
				results.put(state.target().id(), threads.submit(check));
			}
			requestMetrics = metrics.get();
		}
		for (Map.Entry<TargetId, Future<CheckResult>> result : results.entrySet()) {
			InstanceState state = this.watches.apply(result.getKey(), result.getValue().get(), now);
			this.events.publishEvent(new InstanceChecked(state, now));
		}
		Round round = new Round(now, this.watches.all(), requestMetrics);
		this.last = round;
		this.events.publishEvent(round);
		return round;
	}

	private CheckResult ask(InstanceState state) throws InterruptedException {
		this.permits.acquire();
		try {
			return this.health.ask(state.target().url());
		}
		finally {
			this.permits.release();
		}
	}

	private Instant now() {
		return this.clock.instant().truncatedTo(ChronoUnit.MILLIS);
	}

	/** Where a round learns what it tells. */
	record Sources(Roster roster, HealthCall health, Traffic traffic, Departures departures) {

	}

}
