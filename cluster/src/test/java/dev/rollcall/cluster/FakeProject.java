package dev.rollcall.cluster;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;

/**
 * A project folder in which every application is a {@link FakeService}.
 *
 * @param root the folder, with a space in its name
 */
public record FakeProject(Path root) {

	/**
	 * Makes one in which the jars are built and unpacked.
	 * @param folder where to make it
	 */
	public static FakeProject unpacked(Path folder) {
		FakeProject project = new FakeProject(folder.resolve("the project"));
		List<Application> applications = new ArrayList<>(List.of(Component.values()));
		applications.add(new ClientApplication());
		for (Application application : applications) {
			project.putJar(project.settings().application(application));
			project.putJar(project.jar(application));
		}
		return project;
	}

	/** Settings of a small cluster of it: registry, gateway, two data services. */
	public ClusterSettings settings() {
		Topology small = Topology.onFreePorts(2)
			.with(Component.KV_STORE, 0)
			.with(Component.AUTH_SERVICE, 0)
			.with(Component.COMPUTE_SERVICE, 0)
			.with(Component.ADMIN_MONITOR, 0);
		return ClusterSettings.of(this.root)
			.withTopology(small)
			.withHome(this.root.resolveSibling("the home"))
			.withOutlivesStarter(false)
			.withLimits(Duration.ofSeconds(30), Duration.ofSeconds(10));
	}

	/** The same, with a behaviour such as {@code data-service-1=dies}. */
	public ClusterSettings settings(String behaviour) {
		return settings().withEnvironment(Map.of(FakeService.BEHAVIOUR, behaviour));
	}

	Path jar(Application application) {
		return this.root.resolve(application.module()).resolve("target").resolve(application.module() + ".jar");
	}

	Path source(Application application) {
		return this.root.resolve(application.module()).resolve("src/main/java/Application.java");
	}

	private void putJar(Path path) {
		putJar(path, "");
	}

	void putJar(Path path, String comment) {
		Manifest manifest = new Manifest();
		manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
		manifest.getMainAttributes().put(Attributes.Name.MAIN_CLASS, FakeService.class.getName());
		String entry = FakeService.class.getName().replace('.', '/') + ".class";
		try {
			Files.createDirectories(path.getParent());
			try (OutputStream file = Files.newOutputStream(path);
					JarOutputStream jar = new JarOutputStream(file, manifest);
					InputStream bytes = FakeService.class.getClassLoader().getResourceAsStream(entry)) {
				jar.setComment(comment);
				jar.putNextEntry(new JarEntry(entry));
				bytes.transferTo(jar);
			}
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/**
	 * A program that stands in for {@code mvn}: notes its arguments and "builds" the
	 * jars.
	 */
	Maven maven(int exitCode) throws IOException {
		Path program = Files.writeString(this.root.resolve("mvn"), """
				#!/bin/sh
				echo "$@" >> calls
				echo '[ERROR] cannot find symbol'
				exit %d
				""".formatted(exitCode));
		program.toFile().setExecutable(true);
		return new Maven(this.root, this.root.resolve("build.log"), Optional.of(program));
	}

	/** What the program was called with. */
	List<String> mavenCalls() throws IOException {
		Path calls = this.root.resolve("calls");
		return Files.exists(calls) ? Files.readAllLines(calls) : List.of();
	}

	/** Writes a source file that was changed so long before or after another moment. */
	void touch(Component component, Instant changedAt) throws IOException {
		Files.createDirectories(source(component).getParent());
		Files.writeString(source(component), "");
		for (Path path = source(component); !path.equals(this.root); path = path.getParent()) {
			Files.setLastModifiedTime(path, FileTime.from(changedAt));
		}
	}

}
