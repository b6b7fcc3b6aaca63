package dev.rollcall.cluster;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

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
