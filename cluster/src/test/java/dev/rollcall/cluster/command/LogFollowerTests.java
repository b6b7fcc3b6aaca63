package dev.rollcall.cluster.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests of {@link LogFollower}, step by step.
 */
class LogFollowerTests {

	private final ConsoleFixtures console = ConsoleFixtures.file();

	@TempDir
	private Path folder;

	@Test
	void printsWhatCame() throws IOException {
		Path log = Files.writeString(this.folder.resolve("a.log"), "one\n");
		try (LogFollower follower = new LogFollower(log, this.console.console().out())) {
			follower.print();
			follower.step();
			Files.writeString(log, "two\n", StandardOpenOption.APPEND);
			follower.step();
			assertThat(this.console.out()).isEqualTo("one\ntwo\n");
		}
	}

	@Test
	void goesOnWithTheOutputOfTheNextProcess() throws IOException {
		Path log = Files.writeString(this.folder.resolve("a.log"), "one\n");
		try (LogFollower follower = new LogFollower(log, this.console.console().out())) {
			follower.print();
			Files.writeString(log, "last words\n", StandardOpenOption.APPEND);
			Files.move(log, this.folder.resolve("a.log.1"));
			follower.step();
			Files.writeString(log, "two\n");
			follower.step();
			assertThat(this.console.out()).isEqualTo("one\nlast words\ntwo\n");
		}
	}

	@Test
	void startsOverWhenTheFileWasEmptied() throws IOException {
		Path log = Files.writeString(this.folder.resolve("a.log"), "a long first line\n");
		try (LogFollower follower = new LogFollower(log, this.console.console().out())) {
			follower.print();
			Files.writeString(log, "new\n");
			follower.step();
			assertThat(this.console.out()).isEqualTo("a long first line\nnew\n");
		}
	}

}
