package dev.rollcall.gateway.balance;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

import dev.rollcall.gateway.metrics.MetricsFixtures;
import dev.rollcall.gateway.route.RoutedServices;
import org.junit.jupiter.api.Test;

import org.springframework.cloud.client.DefaultServiceInstance;
import org.springframework.cloud.client.ServiceInstance;
import org.springframework.cloud.client.discovery.DiscoveryClient;

import static org.assertj.core.api.Assertions.assertThat;

/** What the gateway believes of the registry's lists. */
class DiscoveryFeedTests {

	private static final String SERVICE = "data-service";

	private Instant now = Instant.parse("2026-11-21T12:00:00Z");

	private List<ServiceInstance> listed = List.of();

	private final Instances instances = new Instances();

	private final RoutedServices services = new RoutedServices(List.of(SERVICE, "auth-service"));

	private final Ejections ejections = new Ejections(Duration.ofSeconds(1), () -> this.now);

	private final Roster roster = new Roster(this.instances, this.ejections, MetricsFixtures.none(this.services));

	private final DiscoveryFeed feed = new DiscoveryFeed(new Listed(), this.services, this.roster,
			Duration.ofSeconds(90), () -> this.now);

	@Test
	void followsAListThatGrowsAndShrinks() {
		fetch("1", "2", "3");
		assertThat(known()).containsExactly("1", "2", "3");
		fetch("2");
		assertThat(known()).containsExactly("2");
	}

	@Test
	void doubtsAListThatIsSuddenlyEmpty() {
		fetch("1", "2");
		fetch();
		assertThat(known()).containsExactly("1", "2");
		this.now = this.now.plusSeconds(89);
		fetch();
		assertThat(known()).containsExactly("1", "2");
		this.now = this.now.plusSeconds(1);
		fetch();
		assertThat(known()).isEmpty();
	}

	@Test
	void doubtsAnewWhenTheListWasFilledInBetween() {
		fetch("1");
		fetch();
		this.now = this.now.plusSeconds(60);
		fetch("1");
		fetch();
		this.now = this.now.plusSeconds(60);
		fetch();
		assertThat(known()).containsExactly("1");
	}

	@Test
	void forgetsAnEjectionThatCameAfterItsInstanceWasGone() {
		fetch("1", "2");
		Instance gone = this.instances.of(SERVICE).getFirst();
		Instance listed = this.instances.of(SERVICE).getLast();
		fetch("2");
		this.ejections.eject(gone, "a request that was under way");
		this.ejections.eject(listed, "not ready");
		fetch("2");
		assertThat(this.ejections.prolonged()).containsExactly(listed);
	}

	private void fetch(String... ids) {
		this.listed = List.of(ids)
			.stream()
			.<ServiceInstance>map((id) -> new DefaultServiceInstance(id, SERVICE, "localhost", 4711, false))
			.toList();
		this.feed.refresh();
	}

	private List<String> known() {
		return this.instances.of(SERVICE).stream().map(Instance::id).toList();
	}

	/** The registry's list, as the test writes it. */
	private final class Listed implements DiscoveryClient {

		@Override
		public String description() {
			return "what the test lists";
		}

		@Override
		public List<ServiceInstance> getInstances(String service) {
			return SERVICE.equals(service) ? DiscoveryFeedTests.this.listed : List.of();
		}

		@Override
		public List<String> getServices() {
			return List.of(SERVICE);
		}

	}

}
