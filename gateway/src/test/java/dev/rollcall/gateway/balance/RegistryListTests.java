package dev.rollcall.gateway.balance;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.slf4j.LoggerFactory;

import static org.assertj.core.api.Assertions.assertThat;

/** What the gateway believes of the registry, and what it doubts. */
class RegistryListTests {

	private static final DoubtProperties DEFAULTS = new DoubtProperties(Duration.ofSeconds(90), Duration.ofSeconds(5),
			Duration.ofSeconds(1));

	private Instant now = Instant.parse("2026-11-22T06:00:00Z");

	private final RegistryList list = list(DEFAULTS);

	@Test
	void keepsWhomANewRegistryDoesNotKnowYet() {
		registered(1, 2, 3);
		restarted();
		assertThat(all()).containsExactly("1", "2", "3");
		assertThat(kept()).containsExactly("1", "2", "3");
		this.list.up(instance("2"));
		assertThat(all()).containsExactly("1", "2", "3");
		assertThat(kept()).containsExactly("1", "3");
	}

	@Test
	void keepsNobodyForLongerThan90Seconds() {
		registered(1, 2);
		restarted();
		pass(Duration.ofMillis(89_999));
		assertThat(this.list.expire()).isFalse();
		assertThat(all()).containsExactly("1", "2");
		pass(Duration.ofMillis(1));
		assertThat(this.list.expire()).isTrue();
		assertThat(all()).isEmpty();
	}

	@Test
	void givesEverybodyTheWholeTimeWhenTheRegistryIsRestartedAgain() {
		registered(1);
		restarted();
		pass(Duration.ofSeconds(80));
		restarted();
		pass(Duration.ofSeconds(80));
		assertThat(this.list.expire()).isFalse();
		pass(Duration.ofSeconds(10));
		assertThat(this.list.expire()).isTrue();
	}

	@Test
	void dropsWhoDoesNotAnswerWhileKept() {
		registered(1, 2);
		restarted();
		assertThat(this.list.drop(instance("1"), "no answer")).isTrue();
		assertThat(all()).containsExactly("2");
		assertThat(this.list.drop(instance("1"), "no answer")).isFalse();
	}

	@Test
	void dropsNobodyWhoRegisteredAgainMeanwhile() {
		registered(1);
		restarted();
		this.list.up(instance("1"));
		assertThat(this.list.drop(instance("1"), "no answer")).isFalse();
		pass(Duration.ofSeconds(91));
		assertThat(this.list.expire()).isFalse();
		assertThat(all()).containsExactly("1");
	}

	@Test
	void letsGoAtOnceWhomTheRegistrySaysSomethingElseOf() {
		registered(1, 2, 3);
		restarted();
		this.list.out("1");
		this.list.replace(List.of(), Set.of("2"), false);
		assertThat(all()).containsExactly("3");
	}

	/** By the number of instances and of those who are evicted at once. */
	@ParameterizedTest
	@CsvSource({ "9, 1, 8", "9, 3, 6", "9, 4, 9", "9, 9, 9", "3, 1, 2", "3, 2, 3", "2, 1, 2", "1, 1, 1", "4, 1, 3",
			"4, 2, 4", "6, 2, 4", "6, 3, 6" })
	void believesThatAThirdDiedButNotMore(int before, int evicted, int after) {
		registered(IntStream.rangeClosed(1, before).toArray());
		IntStream.rangeClosed(1, evicted).forEach((n) -> this.list.evicted(Integer.toString(n)));
		assertThat(all()).hasSize(after);
	}

	@Test
	void believesThatOneAfterTheOtherDies() {
		registered(1, 2, 3, 4, 5, 6, 7, 8, 9);
		for (int n = 1; n <= 6; n++) {
			this.list.evicted(Integer.toString(n));
			pass(Duration.ofSeconds(5));
		}
		assertThat(all()).containsExactly("7", "8", "9");
	}

	@Test
	void takesBackThoseWhoWentBeforeItBecameTooMany() {
		registered(1, 2, 3, 4, 5, 6, 7, 8, 9);
		this.list.evicted("1");
		pass(Duration.ofMillis(2500));
		this.list.evicted("2");
		assertThat(all()).doesNotContain("1", "2");
		pass(Duration.ofMillis(2400));
		this.list.evicted("3");
		this.list.evicted("4");
		assertThat(kept()).containsExactly("1", "2", "3", "4");
	}

	@Test
	void countsNobodyAsVanishedWhoTookLeave() {
		registered(1, 2, 3, 4, 5, 6, 7, 8, 9);
		List.of("1", "2", "3", "4", "5").forEach(this.list::out);
		this.list.evicted("6");
		assertThat(all()).containsExactly("7", "8", "9");
	}

	@Test
	void keepsWhoVanishedAMomentBeforeTheNewRegistrySpoke() {
		registered(1, 2, 3);
		fetched(1, 2);
		assertThat(all()).containsExactly("1", "2");
		restarted(1, 2);
		assertThat(all()).containsExactly("1", "2", "3");
	}

	@Test
	void doubtsAFetchedListThatIsEmptyOrTooShort() {
		registered(1, 2, 3);
		fetched();
		fetched();
		assertThat(all()).containsExactly("1", "2", "3");
		fetched(1, 2);
		assertThat(kept()).containsExactly("3");
		pass(Duration.ofSeconds(90));
		assertThat(this.list.expire()).isTrue();
		assertThat(all()).containsExactly("1", "2");
		fetched(2);
		assertThat(all()).containsExactly("1", "2");
	}

	@Test
	void doubtsTheRegistryUntilItHasNamedSomebody() {
		this.list.begin(List.of(instance("a"), instance("b")));
		fetched();
		assertThat(all()).containsExactly("a", "b");
		fetched(1);
		assertThat(all()).containsExactly("1");
	}

	@Test
	void believesEverythingWhenDoubtIsSwitchedOff() {
		RegistryList believing = list(new DoubtProperties(Duration.ZERO, Duration.ofSeconds(5), Duration.ofSeconds(1)));
		believing.replace(List.of(instance("1"), instance("2")), Set.of("1", "2"), false);
		believing.evicted("1");
		assertThat(believing.all()).containsExactly(instance("2"));
		believing.replace(List.of(), Set.of(), true);
		assertThat(believing.all()).isEmpty();
	}

	@Test
	void saysOnceThatSomebodyIsKeptAndOnceThatItIsOver() {
		Logger logger = (Logger) LoggerFactory.getLogger(Vanished.class);
		ListAppender<ILoggingEvent> log = new ListAppender<>();
		log.start();
		Level level = logger.getLevel();
		logger.setLevel(Level.INFO);
		logger.addAppender(log);
		try {
			registered(1, 2, 3, 4, 5, 6);
			List.of("1", "2", "3", "4", "5").forEach(this.list::evicted);
			this.list.drop(instance("1"), "/ready answered 503");
			List.of("2", "3", "4", "5").forEach((id) -> this.list.up(instance(id)));
		}
		finally {
			logger.detachAppender(log);
			logger.setLevel(level);
		}
		assertThat(log.list).extracting(ILoggingEvent::getFormattedMessage)
			.containsExactly(
					"[DISCOVERY] data service: 3 of 6 vanished from the registry at once; "
							+ "these are kept while they answer, for at most 90 s: 1, 2, 3",
					"[DISCOVERY] 1 is not kept any longer: /ready answered 503",
					"[DISCOVERY] data service: the registry's list is believed again");
	}

	private RegistryList list(DoubtProperties properties) {
		return new RegistryList(new Vanished("data-service", properties, () -> this.now));
	}

	private void registered(int... numbers) {
		IntStream.of(numbers).mapToObj(Integer::toString).forEach((id) -> this.list.up(instance(id)));
	}

	private void restarted(int... numbers) {
		replace(true, numbers);
	}

	private void fetched(int... numbers) {
		replace(false, numbers);
	}

	private void replace(boolean restarted, int... numbers) {
		List<Instance> instances = RoundRobinTests.instances(numbers);
		this.list.replace(instances, instances.stream().map(Instance::id).collect(Collectors.toSet()), restarted);
	}

	private static Instance instance(String id) {
		return RoundRobinTests.instance(id);
	}

	private List<String> all() {
		return ids(this.list.all().stream());
	}

	private List<String> kept() {
		return ids(this.list.kept().stream());
	}

	private static List<String> ids(Stream<Instance> instances) {
		return instances.map(Instance::id).sorted().toList();
	}

	private void pass(Duration time) {
		this.now = this.now.plus(time);
	}

}
