package dev.rollcall.cluster.command;

import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import dev.rollcall.cluster.ClusterException;
import dev.rollcall.cluster.ClusterSettings;

/**
 * Runs what was typed, and makes a line and an exit code of whatever goes wrong.
 *
 * @param root the folder of the project
 * @param console where it is printed
 * @param environment the variables of this process
 */
record CommandLine(Path root, Console console, Map<String, String> environment) {

	int run(String... typed) {
		try {
			return Arguments.parse(List.of(typed)).run(settings(), this.console);
		}
		catch (UsageException ex) {
			this.console.error("rollcall: " + ex.getMessage() + " (./rollcall help lists what there is)");
			return Command.USAGE;
		}
		catch (ClusterException ex) {
			this.console.error(ex.getMessage().indent(0).stripTrailing());
			return Command.FAILED;
		}
		catch (UncheckedIOException ex) {
			// The message of most is just a path; the kind says what about it.
			this.console
				.error("%s: %s".formatted(ex.getCause().getClass().getSimpleName(), ex.getCause().getMessage()));
			return Command.FAILED;
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			return Command.INTERRUPTED;
		}
	}

	private ClusterSettings settings() {
		ClusterSettings settings = ClusterSettings.of(this.root);
		return Optional.ofNullable(this.environment.get("ROLLCALL_HOME"))
			.filter((home) -> !home.isBlank())
			.map((home) -> settings.withHome(Path.of(home)))
			.orElse(settings);
	}

}
