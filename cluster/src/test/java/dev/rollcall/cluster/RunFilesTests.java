package dev.rollcall.cluster;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests of {@link RunFiles} and {@link RunFile}.
 */
class RunFilesTests {

	private final RunFile file = new RunFile("data-service-2", new ProcessIdentity(4711, "12345@a boot"), 4003,
			Instant.parse("2026-11-21T10:00:00.123456789Z"), false, Map.of("PORT", "4003", "ODD", " a=b\n\u00e9 "));

	private RunFiles files;

	@BeforeEach
	void useAFolderThatDoesNotExist(@TempDir Path folder) {
		this.files = new RunFiles(folder.resolve("not").resolve("there"));
	}

	@Test
	void readsWhatWasWritten() {
		assertThat(this.files.all()).isEmpty();
		this.files.save(this.file);
		assertThat(this.files.find("data-service-2")).contains(this.file);
		this.files.save(this.file.withKilled());
		assertThat(this.files.all()).singleElement().isEqualTo(this.file.withKilled());
		assertThat(this.file.withKilled().killed()).isTrue();
	}

	@Test
	void forgetsWhatIsRemoved() {
		this.files.save(this.file);
		this.files.remove("data-service-2");
		this.files.remove("data-service-2");
		assertThat(this.files.find("data-service-2")).isEmpty();
		assertThat(this.files.folder()).isEmptyDirectory();
	}

	@Test
	void saysWhichFileIsDamaged() throws IOException {
		Files.createDirectories(this.files.folder());
		Path damaged = Files.writeString(this.files.folder().resolve("gateway-1.properties"), "pid=12\n");
		assertThatExceptionOfType(ClusterException.class).isThrownBy(this.files::all)
			.withMessage("%s is damaged (no start): end its process by hand and delete the file", damaged);
	}

}
