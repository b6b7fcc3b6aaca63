package dev.rollcall.compute.job;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The instances that run jobs, as they say of themselves. */
@Component
public class Workers {

	private final JdbcClient jdbc;

	private final InstantSource clock;

	Workers(JdbcClient jdbc, InstantSource clock) {
		this.jdbc = jdbc;
		this.clock = clock;
	}

	/**
	 * Notes that an instance runs jobs, and forgets those that have not said so for long.
	 * @param service the instance
	 * @param capacity how many jobs it runs at the same time
	 * @param validity how long that is believed without being said again
	 */
	@Transactional
	public void seen(String service, int capacity, Duration validity) {
		Instant now = this.clock.instant();
		this.jdbc.sql("""
				insert into compute_worker (service, capacity, last_seen, seen_until)
				values (:service, :capacity, :now, :until)
				on conflict (service) do update set capacity = :capacity, last_seen = :now, seen_until = :until""")
			.param("service", service)
			.param("capacity", capacity)
			.param("now", now.toEpochMilli())
			.param("until", now.plus(validity).toEpochMilli())
			.update();
		this.jdbc.sql("delete from compute_worker where seen_until < :now").param("now", now.toEpochMilli()).update();
	}

	/**
	 * Notes that an instance runs no more jobs.
	 * @param service the instance
	 */
	@Transactional
	public void gone(String service) {
		this.jdbc.sql("delete from compute_worker where service = :service").param("service", service).update();
	}

}
