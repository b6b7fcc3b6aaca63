package dev.rollcall.auth.account;

import java.time.Duration;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How much of the machine the hashing of passwords may take: a hash costs some 100 ms of
 * one processor on purpose.
 *
 * @param parallelMax hashes that an instance computes at the same time, at least 1
 * @param waitingMax requests that may wait for their turn, at least 0; less than
 * {@code server.tomcat.threads.max}, so that the other calls keep threads
 * @param waitMax how long each of them waits before it is answered 429, at least 1 ms
 */
@ConfigurationProperties("rollcall.auth.hashing")
record HashingProperties(@DefaultValue("1") int parallelMax, @DefaultValue("32") int waitingMax,
		@DefaultValue("2s") Duration waitMax) {

	HashingProperties {
		if (parallelMax < 1) {
			throw new IllegalArgumentException("rollcall.auth.hashing.parallel-max must be at least 1");
		}
		if (waitingMax < 0) {
			throw new IllegalArgumentException("rollcall.auth.hashing.waiting-max must be at least 0");
		}
		if (waitMax.toMillis() < 1) {
			throw new IllegalArgumentException("rollcall.auth.hashing.wait-max must be at least 1ms");
		}
	}

}
