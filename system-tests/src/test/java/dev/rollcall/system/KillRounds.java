package dev.rollcall.system;

import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import dev.rollcall.cluster.ClusterException;
import dev.rollcall.cluster.ManagedProcess;
import dev.rollcall.starter.testing.HttpProbe;
import dev.rollcall.system.ItemTable.StoredItem;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Rounds in which some of the processes are killed while {@link Writer writers} write,
 * and started again, one of them killed once more while it starts; after each round the
 * books of the writers are compared with the database.
 */
final class KillRounds {

	private static final int WRITERS = 6;

	/** Writes that must be acknowledged before a kill, and after everything is back. */
	private static final int WRITES = 60;

	private static final int MOMENT_MAX_MILLIS = 1_000;

	/** Of the time that a start takes, how much may pass: a bit more than all of it. */
	private static final double START_PART_MAX = 1.1;

	private static final Duration LIMIT = Duration.ofSeconds(60);

	private final RunningSystem system;

	private final Database database;

	private final long seed;

	private final String prefix = RunningSystem.newName() + ":";

	private final List<Writer> writers;

	/** How long all that was dead took to start the last time. */
	private Duration start = Duration.ofSeconds(5);

	KillRounds(RunningSystem system, Database database, long seed) {
		this.system = system;
		this.database = database;
		this.seed = seed;
		List<HttpProbe> instances = system.cluster()
			.processes()
			.stream()
			.map((process) -> system.instance(process.instance().name()))
			.toList();
		this.writers = IntStream.range(0, WRITERS)
			.mapToObj((number) -> new Writer(instances, this.prefix + number + "-", seed + number))
			.toList();
	}

	/**
	 * One round.
	 * @param number its number; with the seed it decides who is killed, and when
	 * @param harm what else happens when they are dead
	 */
	void run(int number, Harm harm) throws InterruptedException, SQLException {
		Random random = new Random(this.seed + 1_000L * number);
		long startNanos = System.nanoTime();
		List<Thread> threads = this.writers.stream()
			.map((writer) -> Thread.ofPlatform().daemon().start(writer::write))
			.toList();
		Set<String> killed;
		String starting;
		try {
			awaitWrites();
			awaitAnyMoment(random);
			killed = killSome(random);
			harm.happen(random);
			awaitAnyMoment(random);
			starting = killOneThatStarts(killed.stream().sorted().toList(), random);
			this.start = this.system.cluster().up();
			awaitWrites();
		}
		finally {
			this.writers.forEach(Writer::pause);
			for (Thread thread : threads) {
				thread.join();
			}
		}
		long undecided = undecided();
		compare();
		long lost = undecided();
		this.writers.forEach((writer) -> writer.repeat(LIMIT));
		compare();
		assertThat(undecided()).isZero();
		Figures.print(
				"round %d: killed %s, then %s; %d writes acknowledged in all, of %d it was not known, %d had a key;"
						+ " %d ms (seed %d)",
				number, killed, starting, acknowledged(), undecided, lost,
				Duration.ofNanos(System.nanoTime() - startNanos).toMillis(), this.seed);
	}

	private void awaitWrites() {
		int before = acknowledged();
		RunningSystem.await(WRITES + " writes are acknowledged", LIMIT,
				() -> acknowledged() >= before + WRITES || !failures().isEmpty());
	}

	/** A kill at any moment is the point: there is no state to wait for. */
	private static void awaitAnyMoment(Random random) {
		LockSupport.parkNanos(Duration.ofMillis(random.nextInt(MOMENT_MAX_MILLIS)).toNanos());
	}

	/** One, some or all, at the same time. */
	private Set<String> killSome(Random random) throws InterruptedException {
		List<ManagedProcess> processes = new ArrayList<>(this.system.cluster().processes());
		int left = random.nextInt(processes.size());
		while (left-- > 0) {
			processes.remove(random.nextInt(processes.size()));
		}
		processes.forEach((process) -> ProcessHandle.of(process.pid()).ifPresent(ProcessHandle::destroyForcibly));
		for (ManagedProcess process : processes) {
			RunningSystem.await("it is dead", LIMIT, () -> !process.isRunning());
		}
		return processes.stream().map((process) -> process.instance().name()).collect(Collectors.toSet());
	}

	/**
	 * Starts one of the dead and kills it at some moment between the begin of its process
	 * and its first answers.
	 * @return who was killed, and when
	 */
	private String killOneThatStarts(List<String> dead, Random random) throws InterruptedException {
		String name = dead.get(random.nextInt(dead.size()));
		Duration after = Duration.ofNanos((long) (this.start.toNanos() * START_PART_MAX * random.nextDouble()));
		Thread starter = Thread.ofPlatform().daemon().start(() -> startToBeKilled(name));
		RunningSystem.await(name + " begins", LIMIT, () -> running(name).isPresent());
		long pid = running(name).orElseThrow().pid();
		LockSupport.parkNanos(after.toNanos());
		boolean ready = !starter.isAlive();
		ProcessHandle.of(pid).ifPresent(ProcessHandle::destroyForcibly);
		starter.join();
		RunningSystem.await("it is dead", LIMIT, () -> running(name).isEmpty());
		return "%s %s, %d ms after its begin".formatted(name, ready ? "when ready" : "starting", after.toMillis());
	}

	private void startToBeKilled(String name) {
		try {
			this.system.cluster().start(name);
		}
		catch (ClusterException ex) {
			// says that it died: that is the point
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	private Optional<ManagedProcess> running(String name) {
		return this.system.cluster()
			.processes()
			.stream()
			.filter((process) -> process.instance().name().equals(name) && process.isRunning())
			.findFirst();
	}

	private void compare() throws SQLException {
		assertThat(failures()).as("seed " + this.seed).isEmpty();
		try (ItemTable table = this.database.open()) {
			Map<String, StoredItem> items = table.items(this.prefix);
			List<String> wrong = units().stream()
				.map((unit) -> unit.compare(items))
				.filter((text) -> !text.isEmpty())
				.toList();
			assertThat(wrong).as("seed " + this.seed).isEmpty();
			Set<String> known = units().stream()
				.flatMap((unit) -> unit.keys().stream())
				.collect(Collectors.toCollection(HashSet::new));
			assertThat(known).as("seed " + this.seed).containsAll(items.keySet());
		}
	}

	private List<Unit> units() {
		return this.writers.stream().flatMap((writer) -> writer.units().stream()).toList();
	}

	private List<String> failures() {
		return this.writers.stream().flatMap((writer) -> writer.failures().stream()).toList();
	}

	private long undecided() {
		return units().stream().filter(Unit::isUndecided).count();
	}

	private int acknowledged() {
		return this.writers.stream().mapToInt(Writer::acknowledged).sum();
	}

	/** The database of the system. */
	@FunctionalInterface
	interface Database {

		ItemTable open() throws SQLException;

	}

	/** Something that happens at a random moment. */
	@FunctionalInterface
	interface Harm {

		void happen(Random random) throws SQLException;

	}

}
