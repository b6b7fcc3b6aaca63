package dev.rollcall.cluster;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Copies the files in which a cluster keeps its data, while it runs or not: each as of
 * one moment, whole or not at all.
 */
public final class Backup {

	private static final String SQLITE = "jdbc:sqlite:";

	/** Of a service that nobody has told another one. */
	private static final String DEFAULT_URL = SQLITE + "data/rollcall.db";

	private static final String KV_FILE = "kv.db";

	/** In a library of data-service. */
	private static final String PROGRAM = "dev.rollcall.starter.database.SqliteBackup";

	/** Longer than kv-store waits for its turn to copy. */
	private static final Duration KV_LIMIT = Duration.ofSeconds(60);

	private final ClusterSettings settings;

	/** Tell whether kv-store runs, which then is the only one that can read its file. */
	private final Processes processes;

	/** Hold the credential to ask it with. */
	private final Secrets secrets;

	private final Build build;

	/**
	 * A backup yet to be made.
	 * @param settings the cluster
	 * @param listener is told when something must be built first
	 */
	public Backup(ClusterSettings settings, ClusterListener listener) {
		this.settings = settings;
		this.processes = new Processes(settings, new RunFiles(settings.runFolder()));
		this.secrets = new Secrets(settings.home().resolve("secrets"));
		this.build = new Build(Maven.onPath(settings.root()), settings.applications(), listener,
				InstantSource.system());
	}

	/**
	 * Copies what there is.
	 * @param folder where to, made when it is not there
	 * @param missing is told what was not copied and why, a line each
	 * @return the copies
	 * @throws ClusterException when there is nothing to copy, a file is missing that must
	 * be there, or copying fails; then there are no copies
	 * @throws InterruptedException when interrupted while building or copying
	 */
	public List<Path> into(Path folder, Consumer<String> missing) throws InterruptedException {
		List<String> reasons = new ArrayList<>();
		String url = databaseUrl();
		Optional<Path> database = database(url, reasons);
		Optional<Path> kv = existing(kvFile(), reasons);
		if (database.isEmpty() && (kv.isEmpty() || url.startsWith(SQLITE))) {
			// half a backup is none
			throw new ClusterException("nothing to back up: %s (DATABASE_URL must be the one of ./rollcall up)"
				.formatted(String.join("; ", reasons)));
		}
		if (kv.isEmpty() && hasKvStoreRun()) {
			throw new ClusterException("kv-store has run here, but " + reasons.getLast());
		}
		database.ifPresent((file) -> copyOf(file, folder));
		kv.ifPresent((file) -> copyOf(file, folder));
		reasons.forEach(missing);
		this.build.bringUpToDate(List.of(Component.DATA_SERVICE));
		return copy(database, kv, folder);
	}

	/**
	 * Both or none: half a backup would be taken for one, and be in the way of the next.
	 */
	private List<Path> copy(Optional<Path> database, Optional<Path> kv, Path folder) throws InterruptedException {
		List<Path> copies = new ArrayList<>();
		boolean complete = false;
		try {
			Files.createDirectories(folder, access("rwx------"));
			if (database.isPresent()) {
				copies.add(run(database.get(), copyOf(database.get(), folder)));
			}
			if (kv.isPresent()) {
				copies.add(kv(kv.get(), copyOf(kv.get(), folder)));
			}
			complete = true;
			return copies;
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		finally {
			if (!complete) {
				copies.forEach(Backup::delete);
			}
		}
	}

	private static void delete(Path copy) {
		try {
			Files.delete(copy);
		}
		catch (IOException ex) {
			throw new UncheckedIOException("Half a backup is left behind, " + copy, ex);
		}
	}

	/** Whether it is listed, or has made the folder of its file. */
	private boolean hasKvStoreRun() {
		return !this.processes.of(Component.KV_STORE).isEmpty() || Files.isDirectory(kvFile().getParent());
	}

	private Path kvFile() {
		return this.settings.home().resolve("data").resolve("kv").resolve(KV_FILE);
	}

	/**
	 * The database of what was started, whatever this shell says, or else the shell's.
	 */
	private String databaseUrl() {
		Optional<ManagedProcess> started = this.processes.all()
			.stream()
			.filter((process) -> Launch.SHARING.contains(process.instance().component()))
			.max(Comparator.comparing(ManagedProcess::isRunning));
		Optional<String> told = started.isPresent()
				? started
					.flatMap((process) -> Optional.ofNullable(process.file().environment().get(Launch.DATABASE_URL)))
				: this.settings.databaseUrl();
		return told.orElse(DEFAULT_URL);
	}

	private Optional<Path> database(String url, List<String> missing) {
		String place = url.replaceFirst("\\?.*", "");
		if (!url.startsWith(SQLITE)) {
			missing
				.add("not copied: %s (DATABASE_URL) is no SQLite file: back it up with its own tool, ".formatted(place)
						+ "PostgreSQL with pg_dump");
			return Optional.empty();
		}
		String path = place.substring(SQLITE.length());
		return existing(this.settings.home().resolve(path).normalize(), missing);
	}

	private static Optional<Path> existing(Path file, List<String> missing) {
		if (!Files.isRegularFile(file)) {
			missing.add("there is no " + ClusterSettings.shown(file));
			return Optional.empty();
		}
		return Optional.of(file);
	}

	private static FileAttribute<?> access(String permissions) {
		return PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions));
	}

	private static Path copyOf(Path file, Path folder) {
		Path copy = folder.resolve(file.getFileName());
		if (Files.exists(copy)) {
			throw new ClusterException(ClusterSettings.shown(copy) + " exists already: choose another folder");
		}
		return copy;
	}

	private Path run(Path source, Path target) throws IOException, InterruptedException {
		Path output = Files.createTempFile("rollcall-backup", ".out");
		try {
			int exitCode = new ProcessBuilder(Launch.java().toString(), "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1",
					"--enable-native-access=ALL-UNNAMED", "-cp",
					this.settings.application(Component.DATA_SERVICE).toString(), PROGRAM, source.toString(),
					target.toString())
				.redirectInput(new File("/dev/null"))
				.redirectErrorStream(true)
				.redirectOutput(output.toFile())
				.start()
				.waitFor();
			if (exitCode != 0) {
				throw new ClusterException("cannot back up %s: %s".formatted(ClusterSettings.shown(source),
						Files.readString(output).strip()));
			}
			return target;
		}
		finally {
			Files.delete(output);
		}
	}

	private Path kv(Path source, Path target) throws IOException, InterruptedException {
		Optional<ManagedProcess> running = this.processes.find(Component.KV_STORE.module())
			.filter(ManagedProcess::isRunning);
		if (running.isEmpty()) {
			return run(source, target);
		}
		String password = this.secrets.read("rollcall.cluster.password")
			.orElseThrow(() -> new ClusterException("there is no credential of the cluster in "
					+ ClusterSettings.shown(this.secrets.folder()) + " to ask kv-store with"));
		Path partial = target.resolveSibling(target.getFileName() + ".partial");
		Files.deleteIfExists(partial);
		try {
			Files.createFile(partial, access("rw-------"));
			int status = Probe.download(running.get().instance().port(), "/actuator/backup",
					new Probe.Credential("cluster", password), partial, KV_LIMIT);
			if (status != Probe.OK) {
				throw new ClusterException(
						"kv-store did not give a copy of its file (HTTP status %d): ./rollcall logs kv-store"
							.formatted(status));
			}
			force(partial, StandardOpenOption.WRITE);
			Files.move(partial, target, StandardCopyOption.ATOMIC_MOVE);
			force(target.getParent(), StandardOpenOption.READ);
			return target;
		}
		finally {
			Files.deleteIfExists(partial);
		}
	}

	private static void force(Path path, StandardOpenOption access) throws IOException {
		try (FileChannel file = FileChannel.open(path, access)) {
			file.force(true);
		}
	}

}
