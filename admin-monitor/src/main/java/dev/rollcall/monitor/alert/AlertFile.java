package dev.rollcall.monitor.alert;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.stereotype.Component;

/**
 * Keeps alerts over a restart: a file with one of them a line, the newest last. It is
 * written anew with the first alert after a start or a failure and whenever it has twice
 * the lines that are kept. Nothing waits for the disk: a power failure may cost the last
 * ones, and a line that was cut off is none. Used by one thread.
 */
@Component
class AlertFile {

	private static final Logger log = LoggerFactory.getLogger(AlertFile.class);

	private final Path path;

	private final int keptMax;

	private final JsonMapper json;

	/** Lines in the file; so many that it is written anew while that is not known. */
	private int lines = Integer.MAX_VALUE;

	private boolean failing;

	AlertFile(AlertProperties properties, JsonMapper json) {
		this.path = properties.file();
		this.keptMax = properties.keptMax();
		this.json = json;
	}

	/** The alerts of before, the oldest first. */
	List<Alert> load() {
		try {
			List<Alert> alerts = new String(Files.readAllBytes(this.path), StandardCharsets.UTF_8).lines()
				.flatMap((line) -> read(line).stream())
				.toList();
			return alerts.subList(Math.max(0, alerts.size() - this.keptMax), alerts.size());
		}
		catch (NoSuchFileException ex) {
			return List.of();
		}
		catch (IOException ex) {
			log.warn("The alerts of before cannot be read from {}, so there are none", this.path, ex);
			return List.of();
		}
	}

	/**
	 * Adds an alert. A disk that does not take it is told once in the log: the monitor
	 * goes on, and writes all that it has as soon as it can.
	 * @param alert the newest
	 * @param kept all that are kept, the newest first
	 */
	void add(Alert alert, List<Alert> kept) {
		try {
			if (this.lines >= 2L * this.keptMax) {
				rewrite(kept);
				this.lines = kept.size();
			}
			else {
				Files.writeString(this.path, line(alert), StandardOpenOption.APPEND);
				this.lines++;
			}
			if (this.failing) {
				this.failing = false;
				log.info("Alerts are kept in {} again", this.path);
			}
		}
		catch (IOException ex) {
			this.lines = Integer.MAX_VALUE;
			if (!this.failing) {
				this.failing = true;
				log.warn("Alerts cannot be written to {} and would be lost in a restart", this.path, ex);
			}
		}
	}

	/** Whole or not at all. */
	private void rewrite(List<Alert> kept) throws IOException {
		Files.createDirectories(this.path.toAbsolutePath().getParent());
		Path next = this.path.resolveSibling(this.path.getFileName() + ".new");
		List<Alert> oldestFirst = new ArrayList<>(kept).reversed();
		Files.writeString(next, oldestFirst.stream().map(this::line).collect(Collectors.joining()));
		Files.move(next, this.path, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
	}

	private String line(Alert alert) {
		return this.json.writeValueAsString(alert) + "\n";
	}

	/** JSON that something else wrote may lack anything. */
	private static boolean isWhole(Alert alert) {
		return alert.type() != null && alert.service() != null && alert.url() != null && alert.timestamp() != null;
	}

	private Optional<Alert> read(String line) {
		try {
			return Optional.ofNullable(this.json.readValue(line, Alert.class)).filter(AlertFile::isWhole);
		}
		catch (JacksonException ex) {
			log.debug("Not an alert: {}", line, ex);
			return Optional.empty();
		}
	}

}
