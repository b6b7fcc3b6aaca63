package dev.rollcall.cluster;

import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;

/**
 * An application unpacked from its jar, if that holds others by Spring Boot's own tool,
 * so that it starts without looking into jars within a jar. A stamp beside it tells what
 * was in the jar it came from, and by its time since when that jar can be older than its
 * sources. The jar's own time does not tell: reproducible builds set it to a constant.
 *
 * @param folder where applications are unpacked
 * @param program which one
 */
record Unpacked(Path folder, Application program) {

	/**
	 * Whether it is there and at least as new as its sources.
	 */
	boolean isNewerThan(Sources sources) {
		try {
			return isThere() && !Files.getLastModifiedTime(stamp()).toInstant().isBefore(sources.changedAt());
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/**
	 * Whether it came from this very jar.
	 */
	boolean isFrom(Path jar) {
		try {
			return isThere() && Files.readString(stamp()).equals(fingerprint(jar));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/**
	 * Unpacks the jar, unless it is unpacked already. A process that runs from the old
	 * files keeps them: they are replaced as a whole, not overwritten.
	 * @param builtSince when the build of the jar began
	 * @return whether it was unpacked now
	 * @throws ClusterException when the jar is not there or can't be unpacked
	 */
	boolean from(Path jar, Instant builtSince) throws InterruptedException {
		if (!Files.isRegularFile(jar)) {
			throw new ClusterException(ClusterSettings.shown(jar) + " does not exist: build it first");
		}
		try {
			boolean stale = !isFrom(jar);
			if (stale) {
				replace(jar);
				Files.writeString(stamp(), fingerprint(jar));
			}
			Files.setLastModifiedTime(stamp(), FileTime.from(builtSince));
			return stale;
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private void replace(Path jar) throws IOException, InterruptedException {
		Path place = this.folder.resolve(this.program.module());
		Path beside = this.folder.resolve(this.program.module() + ".new");
		delete(beside);
		Files.createDirectories(this.folder);
		if (this.program.holdsJars()) {
			extract(jar, beside);
		}
		else {
			Files.createDirectories(beside);
			Files.copy(jar, beside.resolve(this.program.module() + ".jar"));
		}
		Files.deleteIfExists(stamp());
		delete(place);
		Files.move(beside, place);
	}

	private void extract(Path jar, Path destination) throws IOException, InterruptedException {
		Path output = Files.createTempFile(this.folder, this.program.module(), ".out");
		int exitCode = new ProcessBuilder(
				List.of(Launch.java().toString(), "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Djarmode=tools",
						"-jar", jar.toString(), "extract", "--destination", destination.toString(), "--force"))
			.redirectInput(new File("/dev/null"))
			.redirectErrorStream(true)
			.redirectOutput(output.toFile())
			.start()
			.waitFor();
		String cause = new LogFile(output).cause().orElse("exit code " + exitCode);
		Files.delete(output);
		if (exitCode != 0 || !Files.isRegularFile(destination.resolve(this.program.module() + ".jar"))) {
			throw new ClusterException("cannot unpack %s: %s".formatted(ClusterSettings.shown(jar), cause));
		}
	}

	static void delete(Path folder) throws IOException {
		if (!Files.exists(folder)) {
			return;
		}
		try (Stream<Path> files = Files.walk(folder)) {
			for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
				Files.delete(file);
			}
		}
	}

	/** The application's own jar; its libraries lie beside it. */
	Path application() {
		return this.folder.resolve(this.program.module()).resolve(this.program.module() + ".jar");
	}

	private boolean isThere() {
		return Files.isRegularFile(application()) && Files.isRegularFile(stamp());
	}

	private Path stamp() {
		return this.folder.resolve(this.program.module() + ".stamp");
	}

	/**
	 * What is in the file: builds are reproducible, so a jar that was built again from
	 * the same sources is the same, and what it was trained for still fits.
	 */
	private static String fingerprint(Path jar) throws IOException {
		try (DigestInputStream content = new DigestInputStream(Files.newInputStream(jar),
				MessageDigest.getInstance("SHA-256"))) {
			content.transferTo(OutputStream.nullOutputStream());
			return HexFormat.of().formatHex(content.getMessageDigest().digest());
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException("Every JDK has SHA-256", ex);
		}
	}

}
