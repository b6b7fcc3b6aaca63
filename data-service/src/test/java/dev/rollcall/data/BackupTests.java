package dev.rollcall.data;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;

import dev.rollcall.starter.testing.HttpProbe;
import dev.rollcall.starter.testing.HttpProbe.Answer;
import dev.rollcall.starter.testing.TestTokens;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ConfigurableApplicationContext;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The program behind {@code ./rollcall backup}, and docs/data-service.md on restoring.
 */
@DataServiceTest
@Timeout(300)
class BackupTests {

	private static final String PROGRAM = "dev.rollcall.starter.database.SqliteBackup";

	private static final int WRITERS = 4;

	private static final int BATCH = 5;

	private static final int BATCHES_MIN = 40;

	private static final long POLL_NANOS = 1_000_000;

	@LocalServerPort
	private int port;

	@Value("${spring.datasource.url}")
	private String url;

	@TempDir
	private Path folder;

	/** The names of batches that were answered 200. */
	private final Set<String> acknowledged = ConcurrentHashMap.newKeySet();

	private final AtomicBoolean enough = new AtomicBoolean();

	@Test
	void copiesWhatWasAcknowledgedAndNoHalfBatchWhileOthersWrite() throws Exception {
		Path source = Path.of(this.url.substring("jdbc:sqlite:".length(), this.url.indexOf('?')));
		Path copy = this.folder.resolve("rollcall.db");
		List<Thread> writers = startWriters();
		awaitBatches(BATCHES_MIN);
		Set<String> before = Set.copyOf(this.acknowledged);
		assertThat(backup(source, copy)).isEmpty();
		awaitBatches(before.size() + 1);
		this.enough.set(true);
		for (Thread writer : writers) {
			writer.join();
		}
		assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(copy))).isEqualTo("rw-------");
		assertThat(this.folder).isDirectoryNotContaining("glob:**partial");
		assertWhole(copy, before);
		assertRestored(copy, before);
	}

	@Test
	void leavesNothingWhenItFails() throws Exception {
		Path notADatabase = Files.writeString(this.folder.resolve("text"), "this is no database at all".repeat(100));
		assertThat(backup(notADatabase, this.folder.resolve("copy"))).contains("not a database");
		assertThat(this.folder).isDirectoryNotContaining("glob:**copy*");
	}

	private List<Thread> startWriters() {
		List<Thread> writers = new ArrayList<>();
		for (int i = 0; i < WRITERS; i++) {
			String writer = "backup-" + i + "-";
			writers.add(Thread.ofPlatform().start(() -> {
				for (int batch = 0; !this.enough.get(); batch++) {
					String name = writer + batch;
					if (write(user(this.port), name).status() == 200) {
						this.acknowledged.add(name);
					}
				}
			}));
		}
		return writers;
	}

	private void awaitBatches(int count) {
		while (this.acknowledged.size() < count) {
			LockSupport.parkNanos(POLL_NANOS);
		}
	}

	private static Answer write(HttpProbe probe, String name) {
		List<String> operations = new ArrayList<>();
		for (int i = 0; i < BATCH; i++) {
			operations.add("{\"op\":\"create\",\"key\":\"" + name + "_" + i + "\",\"value\":1}");
		}
		return probe.post("/api/data/batch", "{\"operations\":[" + String.join(",", operations) + "]}");
	}

	/** What the program says, which is nothing when all is well. */
	private static String backup(Path source, Path target) throws IOException, InterruptedException {
		Process program = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
				"-XX:TieredStopAtLevel=1", "--enable-native-access=ALL-UNNAMED", "-cp",
				System.getProperty("java.class.path"), PROGRAM, source.toString(), target.toString())
			.redirectErrorStream(true)
			.start();
		String output = new String(program.getInputStream().readAllBytes());
		assertThat(program.waitFor()).as(output).isEqualTo(output.isEmpty() ? 0 : 1);
		return output;
	}

	private static void assertWhole(Path copy, Set<String> before) throws Exception {
		try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + copy);
				Statement statement = connection.createStatement()) {
			try (ResultSet check = statement.executeQuery("pragma integrity_check")) {
				assertThat(check.getString(1)).isEqualTo("ok");
			}
			List<String> found = new ArrayList<>();
			try (ResultSet rows = statement.executeQuery("""
					select substr(item_key, 1, instr(item_key, '_') - 1) as batch, count(*) from data_item
					where item_key like 'backup-%' group by batch""")) {
				while (rows.next()) {
					assertThat(rows.getInt(2)).as(rows.getString(1)).isEqualTo(BATCH);
					found.add(rows.getString(1));
				}
			}
			assertThat(found).containsAll(before);
		}
	}

	private void assertRestored(Path copy, Set<String> before) throws IOException {
		Path data = Files.createDirectories(this.folder.resolve("home/data"));
		Files.copy(copy, data.resolve("rollcall.db"));
		try (ConfigurableApplicationContext restored = new SpringApplicationBuilder(DataServiceApplication.class,
				TestTokens.Keys.class)
			.run("--server.port=0", "--rollcall.instance.name=data-service-2",
					"--rollcall.database.url=jdbc:sqlite:" + data.resolve("rollcall.db"))) {
			HttpProbe user = user(restored.getEnvironment().getRequiredProperty("local.server.port", Integer.class));
			for (String name : before) {
				assertThat(user.get("/api/data/" + name + "_0").status()).as(name).isEqualTo(200);
			}
			assertThat(write(user, "backup-restored").status()).isEqualTo(200);
		}
	}

	private static HttpProbe user(int port) {
		return new HttpProbe(port).as(TestTokens.of("user-1", "USER"));
	}

}
