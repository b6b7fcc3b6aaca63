package dev.rollcall.gateway.balance;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The instances of one service that the registry lists no longer although they took no
 * leave. Where it is a few, they have died. Where the registry itself is new, or more
 * than a third vanishes within a few seconds, it is rather the registry that lost them:
 * they are kept, for a while. Callers take turns.
 */
class Vanished {

	private static final Logger log = LoggerFactory.getLogger(Vanished.class);

	/** More than one of so many is too many to have died. */
	private static final int ONE_OF = 3;

	private final String service;

	private final DoubtProperties properties;

	private final InstantSource clock;

	private final Map<String, Entry> byId = new TreeMap<>();

	/** Whether the log has been told that somebody is kept. */
	private boolean told;

	Vanished(String service, DoubtProperties properties, InstantSource clock) {
		this.service = service.replace('-', ' ');
		this.properties = properties;
		this.clock = clock;
	}

	/**
	 * Learns who vanished from the list of a registry that goes on.
	 * @param instances who vanished at once
	 * @param left how many of those before are still listed
	 */
	void add(Collection<Instance> instances, int left) {
		Instant now = this.clock.instant();
		remember(instances, now);
		long recent = this.byId.values().stream().filter((entry) -> isRecent(entry, now)).count();
		if (doubts() && recent * ONE_OF > left + recent) {
			this.byId.replaceAll((id, entry) -> isRecent(entry, now) ? entry.keptSince(entry.since()) : entry);
			tell(recent + " of " + (left + recent) + " vanished from the registry at once");
		}
	}

	/**
	 * Learns who is missing in the list of a registry that may not have heard of them
	 * yet. Who vanished a moment before counts as missing too.
	 * @param instances who is missing
	 * @param reason for the log: why the list says nothing
	 */
	void keep(Collection<Instance> instances, String reason) {
		Instant now = this.clock.instant();
		remember(instances, now);
		if (doubts()) {
			this.byId.replaceAll((id, entry) -> entry.keptSince(now));
			tell(reason);
		}
	}

	/**
	 * Learns that there is nothing to doubt about an instance any more: the registry has
	 * it again, or says why it does not.
	 * @param id the instance's
	 */
	void settle(String id) {
		this.byId.remove(id);
		tellTheEnd();
	}

	/** Learns that there is nothing to doubt about anybody any more. */
	void settleAll() {
		this.byId.clear();
		tellTheEnd();
	}

	/**
	 * Drops an instance that does not answer, if it is still kept.
	 * @param instance who was asked
	 * @param reason for the log
	 * @return whether it was kept until now
	 */
	boolean drop(Instance instance, String reason) {
		Entry entry = this.byId.get(instance.id());
		if (entry == null || !entry.kept() || !entry.instance().equals(instance)) {
			return false;
		}
		this.byId.remove(instance.id());
		if (instance.isNamed()) {
			log.warn("[DISCOVERY] {} is not kept any longer: {}", instance.id(), reason);
		}
		tellTheEnd();
		return true;
	}

	/**
	 * Drops everybody who was kept for as long as possible.
	 * @return whether somebody was
	 */
	boolean expire() {
		Instant latest = this.clock.instant().minus(this.properties.durationMax());
		List<Instance> expired = this.byId.values()
			.stream()
			.filter((entry) -> entry.kept() && !entry.since().isAfter(latest))
			.map(Entry::instance)
			.toList();
		expired.forEach((instance) -> drop(instance,
				"the registry has not listed it for " + this.properties.durationMax().toSeconds() + " s"));
		return !expired.isEmpty();
	}

	/**
	 * Who gets requests although the registry does not list them.
	 * @return a copy
	 */
	List<Instance> kept() {
		return this.byId.values().stream().filter(Entry::kept).map(Entry::instance).toList();
	}

	private boolean doubts() {
		return this.properties.durationMax().isPositive();
	}

	private void remember(Collection<Instance> instances, Instant now) {
		this.byId.values().removeIf((entry) -> !entry.kept() && !isRecent(entry, now));
		instances.forEach((instance) -> this.byId.put(instance.id(), new Entry(instance, now, false)));
	}

	private boolean isRecent(Entry entry, Instant now) {
		return entry.since().plus(this.properties.window()).isAfter(now);
	}

	private void tell(String reason) {
		String ids = kept().stream().filter(Instance::isNamed).map(Instance::id).collect(Collectors.joining(", "));
		if (!this.told && !ids.isEmpty()) {
			this.told = true;
			log.warn("[DISCOVERY] {}: {}; these are kept while they answer, for at most {} s: {}", this.service, reason,
					this.properties.durationMax().toSeconds(), ids);
		}
	}

	private void tellTheEnd() {
		if (this.told && this.byId.values().stream().noneMatch(Entry::kept)) {
			this.told = false;
			log.info("[DISCOVERY] {}: the registry's list is believed again", this.service);
		}
	}

	/**
	 * Somebody who vanished.
	 *
	 * @param instance who
	 * @param since when
	 * @param kept whether it gets requests all the same
	 */
	private record Entry(Instance instance, Instant since, boolean kept) {

		Entry keptSince(Instant since) {
			return new Entry(this.instance, since, true);
		}

	}

}
