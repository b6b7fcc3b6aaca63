package dev.rollcall.cluster.command;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests of the script {@code rollcall} itself, in a fresh folder with a space in its
 * name, where nothing was built.
 */
@Execution(ExecutionMode.CONCURRENT)
class LauncherScriptTests {

	private static final Path PROJECT = Path.of("").toAbsolutePath().getParent();

	private Path root;

	private String output = "";

	@BeforeEach
	void copyWhatTheScriptNeeds(@TempDir Path folder) throws IOException {
		this.root = Files.createDirectory(folder.resolve("a fresh clone"));
		Path sources = PROJECT.resolve("cluster/src/main/java");
		try (Stream<Path> files = Files.walk(sources)) {
			for (Path file : files.toList()) {
				Path copy = this.root.resolve("cluster/src/main/java").resolve(sources.relativize(file).toString());
				if (Files.isDirectory(file)) {
					Files.createDirectories(copy);
				}
				else {
					Files.copy(file, copy);
				}
			}
		}
		Files.copy(PROJECT.resolve("rollcall"), this.root.resolve("rollcall"));
		assertThat(this.root.resolve("rollcall").toFile().setExecutable(true)).isTrue();
	}

	@Test
	void worksBeforeAnythingWasBuiltThroughASymbolicLinkFromAnotherFolder() throws Exception {
		Path elsewhere = Files.createDirectories(this.root.resolveSibling("else where/bin"));
		Files.createSymbolicLink(elsewhere.resolve("first"), Path.of("../../a fresh clone/rollcall"));
		Files.createSymbolicLink(elsewhere.resolve("second"), Path.of("first"));
		assertThat(run(elsewhere, "./second", "status")).isEqualTo(Command.NOTHING_RUNS);
		assertThat(this.output).isEqualTo("nothing is running\n");
		assertThat(this.root.resolve(".rollcall/launcher")).isDirectoryContaining("glob:**/rollcall.jar")
			.satisfies((folder) -> assertThat(folder.toFile().list()).hasSize(1));
		assertThat(run(elsewhere, "./second", "logs", "two words")).isEqualTo(Command.FAILED);
		assertThat(this.output).startsWith("there is no 'two words': ");
	}

	@Test
	void compilesAgainWhatChanged() throws Exception {
		assertThat(run(this.root, "./rollcall")).isEqualTo(Command.OK);
		Path jar = this.root.resolve(".rollcall/launcher/rollcall.jar");
		FileTime compiledAt = Files.getLastModifiedTime(jar);
		assertThat(run(this.root, "./rollcall")).isEqualTo(Command.OK);
		assertThat(Files.getLastModifiedTime(jar)).isEqualTo(compiledAt);
		Path help = this.root.resolve("cluster/src/main/java/dev/rollcall/cluster/command/HelpCommand.java");
		Files.writeString(help, Files.readString(help).replace("runs the cluster", "has changed"));
		Files.setLastModifiedTime(help, FileTime.from(Instant.now().plusSeconds(1)));
		assertThat(run(this.root, "./rollcall")).isEqualTo(Command.OK);
		assertThat(this.output).startsWith("./rollcall has changed");
	}

	@Test
	void saysWhatToInstallWhenThereIsNoJdk() throws Exception {
		Path script = this.root.resolve("rollcall");
		Files.writeString(script, Files.readString(script).replace("needed=25", "needed=99"));
		assertThat(run(this.root, "./rollcall", "up")).isEqualTo(1);
		assertThat(this.output).startsWith("rollcall needs a JDK 99 or newer and found none: install Temurin 99")
			.hasLineCount(1);
	}

	private int run(Path folder, String... command) throws InterruptedException {
		try {
			ProcessBuilder builder = new ProcessBuilder(List.of(command)).directory(folder.toFile())
				.redirectErrorStream(true);
			builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
			builder.environment().remove("ROLLCALL_HOME");
			Process process = builder.start();
			this.output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
			return process.waitFor();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
