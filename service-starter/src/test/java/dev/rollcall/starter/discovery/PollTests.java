package dev.rollcall.starter.discovery;

import java.util.List;

import com.netflix.discovery.CacheRefreshedEvent;
import com.netflix.discovery.DiscoveryClient;
import dev.rollcall.starter.discovery.RegistryEvent.Lost;
import dev.rollcall.starter.discovery.RegistryEvent.Snapshot;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.support.DefaultListableBeanFactory;

import static org.assertj.core.api.Assertions.assertThat;

/** Which list is the newer one. */
class PollTests {

	private final Poll poll = new Poll(new DefaultListableBeanFactory().getBeanProvider(DiscoveryClient.class));

	private final Directory directory = new Directory();

	@Test
	void isNewerFromTheMomentAtWhichAListIsToldAfterALoss() {
		assertThat(this.poll.isNewerThan(this.directory)).as("no snapshot yet").isTrue();
		this.directory.apply(new Snapshot("e1", false, List.of()));
		this.poll.onEvent(new CacheRefreshedEvent());
		assertThat(this.poll.isNewerThan(this.directory)).as("while it is followed").isFalse();
		this.directory.apply(new Lost());
		assertThat(this.poll.isNewerThan(this.directory)).as("a list from before the loss").isFalse();
		this.poll.onEvent(new CacheRefreshedEvent());
		assertThat(this.poll.isNewerThan(this.directory)).as("in the very event").isTrue();
	}

}
