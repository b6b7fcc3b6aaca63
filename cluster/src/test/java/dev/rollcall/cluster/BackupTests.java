package dev.rollcall.cluster;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.spi.ToolProvider;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests of {@link Backup}, with a kv-store that is a {@link FakeService}; how a file of
 * SQLite is copied is tested where that program is.
 */
class BackupTests {

	private final List<String> missing = new ArrayList<>();

	private ClusterSettings settings;

	private Path target;

	@BeforeEach
	void makeProject(@TempDir Path folder) throws IOException, InterruptedException {
		FakeProject project = FakeProject.unpacked(folder);
		this.settings = project.settings()
			.withEnvironment(Map.of("DATABASE_URL", "jdbc:postgresql://nowhere/rollcall"));
		new Unpacked(this.settings.applications(), Component.DATA_SERVICE).from(project.jar(Component.DATA_SERVICE),
				Instant.now());
		this.target = folder.resolve("backups/one");
		write("data/kv/kv.db", "locked");
		write("secrets/rollcall.cluster.password", "s3cr3t\n");
	}

	private void write(String path, String content) throws IOException {
		Path file = this.settings.home().resolve(path);
		Files.createDirectories(file.getParent());
		Files.writeString(file, content);
	}

	@Test
	void asksKvStoreForACopyAndSaysWhatBacksUpPostgresql() throws Exception {
		try (Cluster cluster = new Cluster(this.settings)) {
			cluster.start("kv-store");
			assertThat(backup()).containsExactly(this.target.resolve("kv.db"));
			assertThat(this.target.resolve("kv.db")).hasContent("a copy of the file");
			assertThat(this.missing).singleElement().asString().contains("DATABASE_URL", "pg_dump");
			assertThat(permissions(this.target)).isEqualTo("rwx------");
			assertThat(permissions(this.target.resolve("kv.db"))).isEqualTo("rw-------");
			assertThatExceptionOfType(ClusterException.class).isThrownBy(this::backup)
				.withMessageEndingWith("kv.db exists already: choose another folder");
		}
	}

	@Test
	void doesNotTakeAnOldFileForTheDatabaseOfWhatRuns() throws Exception {
		write("data/rollcall.db", "from before PostgreSQL");
		ClusterSettings another = this.settings
			.withEnvironment(Map.of("DATABASE_URL", "jdbc:postgresql://nowhere/rollcall?password=s3cr3t"));
		try (Cluster cluster = new Cluster(another)) {
			cluster.start("data-service-1");
			cluster.start("kv-store");
			this.settings = this.settings.withEnvironment(Map.of("DATABASE_URL", "jdbc:sqlite:data/rollcall.db"));
			assertThat(backup()).containsExactly(this.target.resolve("kv.db"));
			assertThat(this.missing).singleElement()
				.asString()
				.contains("jdbc:postgresql://nowhere/rollcall", "pg_dump")
				.doesNotContain("s3cr3t");
		}
	}

	@Test
	void leavesNoFileWhenKvStoreRefuses() throws Exception {
		write("secrets/rollcall.cluster.password", "another");
		try (Cluster cluster = new Cluster(this.settings)) {
			cluster.start("kv-store");
			assertThatExceptionOfType(ClusterException.class).isThrownBy(this::backup).withMessageContaining("401");
			assertThat(this.target).isEmptyDirectory();
		}
	}

	@Test
	void leavesNoCopyOfTheDatabaseWhenKvStoreRefusesSoThatItCanBeRepeated() throws Exception {
		useSqlite();
		write("secrets/rollcall.cluster.password", "another");
		try (Cluster cluster = new Cluster(this.settings)) {
			cluster.start("kv-store");
			assertThatExceptionOfType(ClusterException.class).isThrownBy(this::backup).withMessageContaining("401");
			assertThat(this.target).isEmptyDirectory();
			write("secrets/rollcall.cluster.password", "s3cr3t\n");
			assertThat(backup()).containsExactly(this.target.resolve("rollcall.db"), this.target.resolve("kv.db"));
			assertThat(this.target.resolve("rollcall.db")).hasContent("the database");
			assertThat(this.missing).isEmpty();
		}
	}

	@Test
	void copiesNothingWhereOneOfTheCopiesIsAlready() throws Exception {
		useSqlite();
		Files.createDirectories(this.target);
		Path old = Files.writeString(this.target.resolve("kv.db"), "from yesterday");
		assertThatExceptionOfType(ClusterException.class).isThrownBy(this::backup)
			.withMessageEndingWith("kv.db exists already: choose another folder");
		assertThat(this.target).isDirectoryNotContaining("glob:**rollcall*");
		assertThat(old).hasContent("from yesterday");
	}

	@Test
	void missesTheFileOfAKvStoreThatHasRunOnly() throws Exception {
		useSqlite();
		Path folder = this.settings.home().resolve("data/kv");
		Files.delete(folder.resolve("kv.db"));
		assertThatExceptionOfType(ClusterException.class).isThrownBy(this::backup)
			.withMessageStartingWith("kv-store has run here, but there is no ")
			.withMessageEndingWith("kv.db");
		assertThat(this.target).doesNotExist();
		Files.delete(folder);
		assertThat(backup()).containsExactly(this.target.resolve("rollcall.db"));
		assertThat(this.missing).singleElement().asString().startsWith("there is no ").endsWith("kv.db");
	}

	/** With a program that copies a file as it is: what it holds does not matter here. */
	private void useSqlite() throws IOException {
		write("data/rollcall.db", "the database");
		this.settings = this.settings.withEnvironment(Map.of("DATABASE_URL", "jdbc:sqlite:data/rollcall.db"));
		Path classes = Files.createDirectories(this.settings.home().resolve("classes"));
		Path program = Files.writeString(classes.resolve("SqliteBackup.java"), """
				package dev.rollcall.starter.database;

				class SqliteBackup {

					public static void main(String[] files) throws java.io.IOException {
						java.nio.file.Files.copy(java.nio.file.Path.of(files[0]), java.nio.file.Path.of(files[1]));
					}

				}
				""");
		run("javac", "-d", classes.toString(), program.toString());
		run("jar", "--update", "--file", this.settings.application(Component.DATA_SERVICE).toString(), "-C",
				classes.toString(), "dev");
	}

	private static void run(String tool, String... arguments) {
		int exitCode = ToolProvider.findFirst(tool).orElseThrow().run(System.out, System.err, arguments);
		assertThat(exitCode).as(tool).isZero();
	}

	@Test
	void saysWhatWentWrongInTheProgramThatCopies() {
		assertThatExceptionOfType(ClusterException.class).isThrownBy(this::backup)
			.withMessageStartingWith("cannot back up ")
			.withMessageContaining("SqliteBackup");
	}

	private List<Path> backup() throws InterruptedException {
		return new Backup(this.settings, ClusterListener.NONE).into(this.target, this.missing::add);
	}

	private static String permissions(Path path) throws IOException {
		return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
	}

}
