package dev.rollcall.cluster.command;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Optional;

import dev.rollcall.cluster.Backup;
import dev.rollcall.cluster.ClusterSettings;

/**
 * {@code backup}: copies the data, while the cluster runs or not.
 *
 * @param folder where to; empty for one named after the time
 */
record BackupCommand(Optional<Path> folder) implements Command {

	/** Without colons, which not every file system takes. */
	private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH-mm-ss'Z'")
		.withZone(ZoneOffset.UTC);

	@Override
	public int run(ClusterSettings settings, Console console) throws InterruptedException {
		Path into = this.folder.map(Path::toAbsolutePath)
			.orElseGet(() -> settings.home().resolve("data").resolve("backups").resolve(TIME.format(Instant.now())));
		try (HomeLock _ = HomeLock.take(settings.home(), "backup", console);
				Progress progress = Progress.on(new Console(console.err(), console.err(), false, false))) {
			for (Path file : new Backup(settings, progress).into(into, console::error)) {
				console.print("%s  %s".formatted(ClusterSettings.shown(file), Text.size(Files.size(file))));
			}
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		return OK;
	}

}
