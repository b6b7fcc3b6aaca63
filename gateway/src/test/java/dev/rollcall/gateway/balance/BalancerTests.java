package dev.rollcall.gateway.balance;

import java.net.ConnectException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class BalancerTests {

	static final BalanceProperties DEFAULTS = new BalanceProperties(3, Duration.ofSeconds(1), Duration.ofSeconds(30));

	private static final String SERVICE = "data-service";

	private static final ConnectException REFUSED = new ConnectException("Connection refused");

	private final List<Instance> three = RoundRobinTests.instances(1, 2, 3);

	private Instant now = Instant.parse("2026-11-21T12:00:00Z");

	private final Instances instances = new Instances();

	private final Ejections ejections = new Ejections(DEFAULTS, settable());

	private final Balancer balancer = new Balancer(this.instances, this.ejections);

	@Test
	void picksNothingWhereNothingIsListed() {
		assertThat(this.balancer.first(SERVICE)).isNull();
	}

	@Test
	void takesTurnsInTheOrderOfIdsWhateverTheRegistrysOrderIs() {
		this.instances.replace(SERVICE, this.three.reversed());
		assertThat(first(4)).containsExactly("1", "2", "3", "1");
	}

	@Test
	void leavesAnEjectedInstanceOutAndAsksItEverMoreSeldom() {
		this.instances.replace(SERVICE, this.three);
		this.balancer.refused(this.three.get(1), REFUSED);
		assertThat(first(4)).containsExactly("1", "3", "1", "3");
		for (int seconds : List.of(1, 2, 4, 8, 16, 30, 30, 30)) {
			pass(Duration.ofSeconds(seconds).minusMillis(1));
			assertThat(this.ejections.due()).isEmpty();
			assertThat(first(2)).doesNotContain("2");
			pass(Duration.ofMillis(1));
			assertThat(this.ejections.due()).containsExactly(this.three.get(1));
			assertThat(this.ejections.due()).isEmpty();
		}
		this.balancer.answered(this.three.get(1));
		assertThat(first(3)).containsExactlyInAnyOrder("1", "2", "3");
	}

	@Test
	void asksAnInstanceInTimeHoweverManyRequestsItRefuses() {
		this.instances.replace(SERVICE, this.three);
		for (int i = 0; i < 10; i++) {
			this.balancer.refused(this.three.get(1), REFUSED);
			pass(Duration.ofMillis(100));
		}
		assertThat(this.ejections.due()).containsExactly(this.three.get(1));
	}

	@Test
	void endsAnEjectionByItselfWhenNobodyAsks() {
		this.instances.replace(SERVICE, this.three);
		this.balancer.refused(this.three.get(1), REFUSED);
		pass(Duration.ofMillis(3999));
		assertThat(first(2)).doesNotContain("2");
		pass(Duration.ofMillis(1));
		assertThat(first(3)).containsExactlyInAnyOrder("1", "2", "3");
	}

	@Test
	void ejectsAnInstanceAnewThatRefusesAgain() {
		this.instances.replace(SERVICE, this.three);
		this.balancer.refused(this.three.get(1), REFUSED);
		pass(Duration.ofMillis(4500));
		this.balancer.refused(this.three.get(1), REFUSED);
		pass(Duration.ofMillis(3900));
		assertThat(first(4)).doesNotContain("2");
		assertThat(this.balancer.states(SERVICE)).extracting(InstanceState::failures).containsExactly(0, 2, 0);
	}

	@Test
	void takesAnInstanceBackWhenItAnswers() {
		this.instances.replace(SERVICE, this.three);
		this.balancer.refused(this.three.get(1), REFUSED);
		this.balancer.answered(this.three.get(1));
		assertThat(first(3)).containsExactlyInAnyOrder("1", "2", "3");
		assertThat(this.balancer.states(SERVICE)).extracting(InstanceState::failures).containsOnly(0);
	}

	@Test
	void picksFromAllWhenAllAreEjected() {
		this.instances.replace(SERVICE, this.three);
		this.three.forEach((instance) -> this.balancer.refused(instance, REFUSED));
		assertThat(first(3)).containsExactlyInAnyOrder("1", "2", "3");
	}

	@Test
	void spendsNoChoiceOnARetry() {
		this.instances.replace(SERVICE, this.three);
		assertThat(first(1)).containsExactly("1");
		assertThat(another(0)).isEqualTo("2");
		assertThat(another(0)).isEqualTo("2");
		assertThat(first(3)).containsExactly("2", "3", "1");
	}

	@Test
	void triesEachInstanceOnceGoingRound() {
		this.instances.replace(SERVICE, this.three);
		assertThat(another(1)).isEqualTo("3");
		assertThat(another(1, 2)).isEqualTo("1");
		assertThat(this.balancer.another(SERVICE, this.three)).isNull();
	}

	@Test
	void triesAHealthyInstanceBeforeAnEjectedOne() {
		this.instances.replace(SERVICE, this.three);
		this.balancer.refused(this.three.get(1), REFUSED);
		assertThat(another(0)).isEqualTo("3");
		assertThat(another(0, 2)).isEqualTo("2");
	}

	@Test
	void forgetsWhatItThoughtOfAnInstanceThatIsGone() {
		this.instances.replace(SERVICE, this.three);
		this.balancer.refused(this.three.get(1), REFUSED);
		this.balancer.refused(this.three.get(2), REFUSED);
		this.ejections.retain(Set.of(this.three.get(0), this.three.get(2)));
		pass(Duration.ofSeconds(1));
		assertThat(this.ejections.due()).containsExactly(this.three.get(2));
	}

	@Test
	void trustsOnlyWhomTheRegistryVouchesFor() {
		URI address = URI.create("http://localhost:4009");
		this.instances.replace(SERVICE, List.of(Instance.configured("8", address),
				new Instance("9", "Guest", address, Standing.FOREIGN, Instant.EPOCH)));
		assertThat(this.balancer.trusted(SERVICE)).isEmpty();
		assertThat(first(2)).containsExactly("8", "9");
		this.instances.replace(SERVICE, this.three);
		assertThat(this.balancer.trusted(SERVICE)).isEqualTo(this.three);
	}

	@Test
	void thinksNothingOfAnInstanceThatIsNotListedAnyMore() {
		this.instances.replace(SERVICE, this.three.subList(0, 2));
		this.balancer.refused(this.three.get(2), REFUSED);
		assertThat(this.ejections.isEmpty()).isTrue();
	}

	@Test
	void saysWhatItThinksOfEachInstance() {
		this.instances.replace(SERVICE, this.three);
		this.balancer.refused(this.three.get(2), REFUSED);
		assertThat(this.balancer.states(SERVICE)).containsExactly(new InstanceState(this.three.get(0), true, 0),
				new InstanceState(this.three.get(1), true, 0), new InstanceState(this.three.get(2), false, 1));
	}

	private List<String> first(int times) {
		return Stream.generate(() -> this.balancer.first(SERVICE)).limit(times).map(Instance::id).toList();
	}

	private String another(int... tried) {
		Instance another = this.balancer.another(SERVICE, Arrays.stream(tried).mapToObj(this.three::get).toList());
		return (another != null) ? another.id() : "none";
	}

	private InstantSource settable() {
		return () -> this.now;
	}

	private void pass(Duration time) {
		this.now = this.now.plus(time);
	}

}
