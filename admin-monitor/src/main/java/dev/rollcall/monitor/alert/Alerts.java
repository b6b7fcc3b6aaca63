package dev.rollcall.monitor.alert;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import dev.rollcall.monitor.check.CheckProperties;
import dev.rollcall.monitor.check.InstanceChecked;
import dev.rollcall.monitor.check.Round;
import dev.rollcall.monitor.roster.TargetId;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Raises alerts and keeps the last ones, over a restart too. */
@Component
class Alerts {

	private static final Logger log = LoggerFactory.getLogger(Alerts.class);

	private final CheckProperties checks;

	private final AlertProperties properties;

	private final AlertFile file;

	private final ApplicationEventPublisher events;

	/** Used by the round only. */
	private final Map<TargetId, Watchman> watchmen = new HashMap<>();

	/** Newest first; guarded by itself. */
	private final Deque<Alert> kept = new ArrayDeque<>();

	Alerts(CheckProperties checks, AlertProperties properties, AlertFile file, ApplicationEventPublisher events) {
		this.checks = checks;
		this.properties = properties;
		this.file = file;
		this.events = events;
		file.load().forEach(this.kept::addFirst);
	}

	/**
	 * The alerts that were raised, newest first.
	 * @param since the earliest time, null for all that are kept
	 */
	List<Alert> since(@Nullable Instant since) {
		synchronized (this.kept) {
			return this.kept.stream().filter((alert) -> since == null || !alert.timestamp().isBefore(since)).toList();
		}
	}

	@EventListener
	void judge(InstanceChecked checked) {
		this.watchmen
			.computeIfAbsent(checked.state().target().id(),
					(id) -> new Watchman(this.checks.outageAfter(), this.properties))
			.judge(checked.state(), checked.at())
			.forEach(this::raise);
	}

	/** Nobody watches an instance that is no longer known. */
	@EventListener
	void forget(Round round) {
		Set<TargetId> known = round.states().stream().map((state) -> state.target().id()).collect(Collectors.toSet());
		this.watchmen.keySet().retainAll(known);
	}

	private void raise(Alert alert) {
		synchronized (this.kept) {
			this.kept.addFirst(alert);
			if (this.kept.size() > this.properties.keptMax()) {
				this.kept.removeLast();
			}
		}
		this.file.add(alert, since(null));
		switch (alert.type()) {
			case SERVICE_FAILURE -> log.info("[FAULT DETECTOR] SERVICE_FAILURE: {} at {} failed {} checks in a row: {}",
					alert.service(), alert.url(), alert.consecutiveFailures(), alert.error());
			case SERVICE_RECOVERY ->
				log.info("[FAULT DETECTOR] SERVICE_RECOVERY: {} at {} is healthy again", alert.service(), alert.url());
			case SLOW_RESPONSE -> {
				// shown and sent, but no line: an instance that stays slow would write
				// one a minute
			}
		}
		this.events.publishEvent(alert);
	}

}
