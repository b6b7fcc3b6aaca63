package dev.rollcall.cluster;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests of {@link LogFile}.
 */
class LogFileTests {

	private LogFile log;

	@BeforeEach
	void useAFileThatDoesNotExist(@TempDir Path folder) {
		this.log = new LogFile(folder.resolve("log").resolve("data-service-1.log"));
	}

	@Test
	void findsTheDescriptionThatSpringBootGives() throws IOException {
		write("""
				2026-11-21 ERROR 1 --- [main] o.s.b.d.LoggingFailureAnalysisReporter   :

				***************************
				APPLICATION FAILED TO START
				***************************

				Description:

				Web server failed to start. Port 4002 was already in use.

				Action:

				Identify and stop the process that's listening on port 4002.
				""");
		assertThat(this.log.cause()).contains("Web server failed to start. Port 4002 was already in use.");
	}

	@Test
	void findsTheInnermostCause() throws IOException {
		write("""
				2026-11-21 ERROR 1 --- [main] o.s.boot.SpringApplication : Application run failed
				org.springframework.beans.factory.BeanCreationException: Error creating bean
					at org.springframework.Bean.create(Bean.java:1)
				Caused by: java.lang.IllegalStateException: outer
				Caused by: java.sql.SQLException: the disk is full
					... 30 common frames omitted
				""");
		assertThat(this.log.cause()).contains("Caused by: java.sql.SQLException: the disk is full");
	}

	@Test
	void findsWhatTheJvmItselfComplainsOf() throws IOException {
		write("Unrecognized VM option 'UseFoo'\nError: Could not create the Java Virtual Machine.\n");
		assertThat(this.log.cause()).contains("Error: Could not create the Java Virtual Machine.");
		write("Exception in thread \"main\" java.lang.OutOfMemoryError: Java heap space\n\tat Main.main(Main.java)\n");
		assertThat(this.log.cause())
			.contains("Exception in thread \"main\" java.lang.OutOfMemoryError: Java heap space");
	}

	@Test
	void fallsBackToTheLastErrorAndThenToTheLastLine() throws IOException {
		write("10:00 ERROR the key is missing\n10:01 INFO stopping\n\n");
		assertThat(this.log.cause()).contains("10:00 ERROR the key is missing");
		write("10:00 INFO starting\n10:01 INFO stopping\n\n");
		assertThat(this.log.cause()).contains("10:01 INFO stopping");
	}

	@Test
	void hasNoCauseWithoutOutput() throws IOException {
		assertThat(this.log.cause()).isEmpty();
		write("\n \n");
		assertThat(this.log.cause()).isEmpty();
	}

	@Test
	void readsOnlyTheEndAndCutsLongLines() throws IOException {
		write("Description:\nlong ago\n" + "x".repeat(300_000));
		assertThat(this.log.cause()).hasValueSatisfying((cause) -> assertThat(cause).hasSize(303).endsWith("x..."));
	}

	@Test
	void keepsOneOlderFile() throws IOException {
		this.log.rotate();
		write("first");
		this.log.rotate();
		write("second");
		this.log.rotate();
		assertThat(this.log.path()).doesNotExist();
		assertThat(this.log.path().getParent()).isDirectoryNotContaining("glob:**.2");
		assertThat(this.log.path().resolveSibling("data-service-1.log.1")).hasContent("second");
	}

	private void write(String text) throws IOException {
		Files.createDirectories(this.log.path().getParent());
		Files.writeString(this.log.path(), text);
	}

}
