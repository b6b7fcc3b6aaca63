package dev.rollcall.monitor.check;

import java.time.InstantSource;
import java.util.concurrent.ExecutionException;
import java.util.function.LongSupplier;

import dev.rollcall.monitor.roster.Roster;
import dev.rollcall.monitor.traffic.Traffic;

import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.annotation.SchedulingConfigurer;

/** Wires the checks and lets them run. */
@Configuration(proxyBeanMethods = false)
class CheckConfiguration {

	/** By which answers are timed. */
	@Bean
	LongSupplier nanoTime() {
		return System::nanoTime;
	}

	@Bean
	Rounds.Sources roundSources(Roster roster, HealthCall health, Traffic traffic, Departures departures) {
		return new Rounds.Sources(roster, health, traffic, departures);
	}

	@Bean
	Rounds rounds(Rounds.Sources sources, CheckProperties properties, ApplicationEventPublisher events,
			InstantSource clock) {
		return new Rounds(sources, properties, events, clock);
	}

	@Bean
	SchedulingConfigurer checkSchedule(Rounds rounds, CheckProperties properties) {
		return (tasks) -> tasks.addFixedRateTask(() -> carryOutOne(rounds), properties.interval());
	}

	/**
	 * Waits, so that a round that fails is in the log; the next one comes all the same.
	 */
	private static void carryOutOne(Rounds rounds) {
		try {
			rounds.request().get();
		}
		catch (ExecutionException ex) {
			throw new IllegalStateException("The round of checks failed", ex);
		}
		catch (InterruptedException ex) {
			// the monitor stops
			Thread.currentThread().interrupt();
		}
	}

}
