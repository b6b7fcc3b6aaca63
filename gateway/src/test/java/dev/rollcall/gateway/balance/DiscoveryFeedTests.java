package dev.rollcall.gateway.balance;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

import com.netflix.appinfo.InstanceInfo;
import com.netflix.appinfo.InstanceInfo.InstanceStatus;
import com.netflix.discovery.shared.Application;
import com.netflix.discovery.shared.Applications;
import dev.rollcall.gateway.metrics.MetricsFixtures;
import dev.rollcall.gateway.route.RoutedServices;
import dev.rollcall.starter.discovery.RegisteredInstance;
import dev.rollcall.starter.discovery.RegistryEvent.Change;
import dev.rollcall.starter.discovery.RegistryEvent.Kind;
import dev.rollcall.starter.discovery.RegistryEvent.Lost;
import dev.rollcall.starter.discovery.RegistryEvent.Snapshot;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** How the registry's events, and the lists fetched without them, become the list. */
class DiscoveryFeedTests {

	private static final String SERVICE = "data-service";

	private static final Instant EARLIER = Instant.parse("2026-11-21T11:00:00Z");

	private Instant now = Instant.parse("2026-11-21T12:00:00Z");

	private final Instances instances = new Instances();

	private final RoutedServices services = new RoutedServices(List.of(SERVICE, "auth-service"));

	private final Ejections ejections = new Ejections(BalancerTests.DEFAULTS, () -> this.now);

	private final Roster roster = new Roster(this.instances, this.ejections, MetricsFixtures.none(this.services));

	private final DiscoveryFeed feed = new DiscoveryFeed(this.services, this.roster,
			new DoubtProperties(Duration.ofSeconds(90), Duration.ofSeconds(5), Duration.ofSeconds(1), 3),
			() -> this.now);

	@Test
	void listsWhomTheSnapshotSaysToBeUp() {
		snapshot(false, up("2"), up("1"), registered("3", "STARTING", EARLIER), registered("4", "DOWN", EARLIER));
		assertThat(known()).containsExactly("1", "2");
		snapshot(false, up("1"), up("2"), up("3"));
		assertThat(known()).containsExactly("1", "2", "3");
	}

	@Test
	void followsEachChange() {
		snapshot(false, up("1"));
		change(Kind.REGISTERED, up("2"));
		assertThat(known()).containsExactly("1", "2");
		change(Kind.REGISTERED, registered("3", "STARTING", EARLIER));
		assertThat(known()).containsExactly("1", "2");
		change(Kind.STATUS, up("3"));
		assertThat(known()).containsExactly("1", "2", "3");
		change(Kind.STATUS, registered("1", "DOWN", EARLIER));
		change(Kind.DEREGISTERED, up("2"));
		assertThat(known()).containsExactly("3");
	}

	@Test
	void ignoresServicesThatNoRouteLeadsTo() {
		snapshot(false, new RegisteredInstance("kv-store-1", "kv-store", URI.create("http://localhost:8001"), "KV",
				"UP", EARLIER, Map.of()));
		change(Kind.REGISTERED, new RegisteredInstance("kv-store-2", "kv-store", URI.create("http://localhost:8002"),
				"KV", "UP", EARLIER, Map.of()));
		assertThat(this.instances.all()).isEmpty();
	}

	@Test
	void endsAnEjectionByAnUpEventOrANewRegistration() {
		snapshot(false, up("1"), up("2"));
		Instance one = this.instances.of(SERVICE).getFirst();
		this.ejections.eject(one, "refused");
		change(Kind.STATUS, up("1"));
		assertThat(this.ejections.contains(one)).isFalse();
		assertThat(this.instances.of(SERVICE)).contains(one);
		this.ejections.eject(one, "refused");
		change(Kind.REGISTERED, registered("1", "UP", this.now));
		assertThat(this.ejections.isEmpty()).isTrue();
	}

	@Test
	void forgetsWhatAnotherProcessUnderTheSameIdHasDone() {
		snapshot(false, up("1"), up("2"));
		List<Instance> before = this.instances.of(SERVICE);
		before.forEach((instance) -> this.ejections.eject(instance, "refused"));
		snapshot(false, registered("1", "UP", this.now), up("2"));
		assertThat(this.ejections.failures(this.instances.of(SERVICE).getFirst())).isZero();
		assertThat(this.ejections.failures(this.instances.of(SERVICE).getLast())).isEqualTo(1);
	}

	@Test
	void keepsWhomANewRegistryHasNotHeardOfYet() {
		snapshot(false, up("1"), up("2"), up("3"));
		snapshot(true, up("1"));
		assertThat(known()).containsExactly("1", "2", "3");
		this.feed.silent(this.instances.of(SERVICE).get(1), "no answer");
		assertThat(known()).containsExactly("1", "3");
		change(Kind.STATUS, registered("3", "DOWN", EARLIER));
		assertThat(known()).containsExactly("1");
		assertThat(this.feed.kept()).isEmpty();
	}

	@Test
	void believesTheRegistryAfter90SecondsOfBeingInTouchWithIt() {
		snapshot(false, up("1"));
		snapshot(true);
		this.feed.hear(new Lost());
		this.now = this.now.plusSeconds(300);
		this.feed.expire();
		assertThat(known()).containsExactly("1");
		snapshot(true);
		this.now = this.now.plusSeconds(89);
		this.feed.expire();
		assertThat(known()).containsExactly("1");
		this.now = this.now.plusSeconds(1);
		this.feed.expire();
		assertThat(known()).isEmpty();
	}

	@Test
	void looksAtFetchedListsOnlyWhileTheStreamIsLost() {
		snapshot(false, up("1"), up("2"), up("3"));
		fetch("4");
		assertThat(known()).containsExactly("1", "2", "3");
		this.feed.hear(new Lost());
		assertThat(known()).containsExactly("1", "2", "3");
		fetch("2", "3", "4");
		assertThat(known()).containsExactly("2", "3", "4");
		change(Kind.DEREGISTERED, up("2"));
		fetch("2");
		assertThat(known()).containsExactly("3", "4");
		this.feed.hear(new Lost());
		fetch();
		assertThat(known()).contains("3", "4").doesNotContain("2");
		snapshot(false, up("5"), registered("3", "DOWN", EARLIER), registered("4", "DOWN", EARLIER));
		assertThat(known()).contains("5").doesNotContain("3", "4");
	}

	@Test
	void followsAFetchedListBeforeTheStreamIsThere() {
		fetch("1", "2", "3");
		assertThat(known()).containsExactly("1", "2", "3");
		fetch("2", "3");
		assertThat(known()).containsExactly("2", "3");
		fetch();
		this.now = this.now.plusSeconds(90);
		fetch();
		assertThat(known()).isEmpty();
	}

	@Test
	void letsGoWhomAFetchedListSaysNotToBeUp() {
		fetch("1", "2");
		fetch(List.of(info("1", InstanceStatus.DOWN, Map.of()), info("2", InstanceStatus.UP, Map.of()),
				info("3", InstanceStatus.STARTING, Map.of()), info("4", InstanceStatus.OUT_OF_SERVICE, Map.of())));
		assertThat(known()).containsExactly("2");
		assertThat(this.feed.kept()).isEmpty();
	}

	@Test
	void neverTrustsAFetchedInstanceThatRegisteredWithoutTheCredential() {
		fetch(List.of(info("1", InstanceStatus.UP, Map.of("rollcall.foreign", "true")),
				info("2", InstanceStatus.UP, Map.of())));
		assertThat(known()).containsExactly("1", "2");
		assertThat(this.instances.trusted(SERVICE)).extracting(Instance::id).containsExactly("2");
	}

	@Test
	void takesAFetchedInstanceForTheOneItKnows() {
		snapshot(false, up("1"));
		Instance one = this.instances.of(SERVICE).getFirst();
		this.feed.hear(new Lost());
		fetch("1");
		assertThat(this.instances.of(SERVICE)).containsExactly(one);
	}

	@Test
	void goesOnWithAServicesStaticListUntilTheRegistryHasSomebodyWhoServes() {
		Instance configured = Instance.configured("data-service-1", URI.create("http://localhost:4002"));
		Instance third = Instance.configured("data-service-3", URI.create("http://localhost:4004"));
		Instance auth = Instance.configured("auth-service-1", URI.create("http://localhost:3001"));
		this.roster.follow(Discovery.STATIC, "until the service registry answers");
		this.roster.replace(Discovery.STATIC, SERVICE, List.of(configured, third));
		this.roster.replace(Discovery.STATIC, "auth-service", List.of(auth));
		this.roster.follow(Discovery.DYNAMIC, "from service registry");
		snapshot(false);
		assertThat(this.instances.of(SERVICE)).containsExactly(configured, third);
		assertThat(this.instances.trusted(SERVICE)).isEmpty();
		change(Kind.REGISTERED, registered("data-service-2", "STARTING", EARLIER));
		change(Kind.REGISTERED, registered("data-service-3", "DOWN", EARLIER));
		assertThat(this.instances.of(SERVICE)).as("nobody else serves").containsExactly(configured);
		change(Kind.STATUS, up("data-service-2"));
		assertThat(known()).containsExactly("data-service-2");
		assertThat(this.instances.of("auth-service")).as("the registry has said nothing of it").containsExactly(auth);
		change(Kind.DEREGISTERED, up("data-service-2"));
		assertThat(known()).isEmpty();
	}

	@Test
	void neverTrustsWhoRegisteredWithoutTheCredential() {
		snapshot(false, new RegisteredInstance("9", SERVICE, address("9"), "Guest", "UP", EARLIER,
				Map.of("rollcall.foreign", "true")));
		assertThat(known()).containsExactly("9");
		assertThat(this.instances.trusted(SERVICE)).isEmpty();
	}

	private void snapshot(boolean restarted, RegisteredInstance... listed) {
		this.feed.hear(new Snapshot("epoch", restarted, List.of(listed)));
	}

	private void change(Kind kind, RegisteredInstance instance) {
		this.feed.hear(new Change(kind, instance));
	}

	private void fetch(String... ids) {
		fetch(Stream.of(ids).map((id) -> info(id, InstanceStatus.UP, Map.of())).toList());
	}

	private void fetch(List<InstanceInfo> infos) {
		Application application = new Application(SERVICE.toUpperCase(Locale.ROOT), infos);
		Applications applications = new Applications();
		applications.addApplication(application);
		this.feed.fetched(applications);
	}

	private static InstanceInfo info(String id, InstanceStatus status, Map<String, String> metadata) {
		return InstanceInfo.Builder.newBuilder()
			.setInstanceId(id)
			.setAppName(SERVICE)
			.setHostName("localhost")
			.setPort(address(id).getPort())
			.setStatus(status)
			.setMetadata(metadata)
			.build();
	}

	private static RegisteredInstance up(String id) {
		return registered(id, "UP", EARLIER);
	}

	private static RegisteredInstance registered(String id, String status, Instant at) {
		return new RegisteredInstance(id, SERVICE, address(id), id, status, at, Map.of());
	}

	private static URI address(String id) {
		return URI.create("http://localhost:400" + id.charAt(id.length() - 1));
	}

	private List<String> known() {
		return this.instances.of(SERVICE).stream().map(Instance::id).toList();
	}

}
