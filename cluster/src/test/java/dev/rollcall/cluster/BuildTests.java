package dev.rollcall.cluster;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests of {@link Build}, {@link Sources} and {@link Unpacked}, with a stand-in for Maven
 * and real unpacking.
 */
@Execution(ExecutionMode.CONCURRENT)
class BuildTests {

	private static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");

	private static final List<Component> BOTH = List.of(Component.DATA_SERVICE, Component.GATEWAY);

	private final RecordingListener listener = new RecordingListener();

	private FakeProject project;

	private Path applications;

	@BeforeEach
	void makeProject(@TempDir Path folder) throws IOException {
		this.project = FakeProject.unpacked(folder);
		this.applications = folder.resolve("applications");
		for (Component component : BOTH) {
			this.project.touch(component, NOW.minusSeconds(60));
		}
	}

	@Test
	void buildsAndUnpacksWhatIsNotThereInOneRun() throws Exception {
		build(NOW).bringUpToDate(BOTH);
		assertThat(this.project.mavenCalls()).containsExactly(
				"-B -q -T1C -DskipTests -Dspring-javaformat.validate.skip package -pl data-service,gateway -am");
		assertThat(this.applications.resolve("data-service/data-service.jar"))
			.hasSameBinaryContentAs(this.project.jar(Component.DATA_SERVICE));
		assertThat(this.applications.resolve("gateway/gateway.jar")).exists();
		assertThat(this.listener.events()).containsExactly("building data-service gateway", "built");
	}

	@Test
	void buildsOnlyWhatIsOlderThanItsSources() throws Exception {
		build(NOW).bringUpToDate(BOTH);
		build(NOW).bringUpToDate(BOTH);
		this.project.touch(Component.GATEWAY, NOW.plusSeconds(1));
		build(NOW.plusSeconds(2)).bringUpToDate(BOTH);
		build(NOW.plusSeconds(3)).bringUpToDate(BOTH);
		assertThat(this.project.mavenCalls()).hasSize(2).last().asString().endsWith(" -pl gateway -am");
	}

	@Test
	void buildsEverythingWhenTheSharedModuleChanged() throws Exception {
		build(NOW).bringUpToDate(BOTH);
		Files.createDirectories(this.project.root().resolve("service-starter/src/main"));
		build(Instant.now()).bringUpToDate(BOTH);
		assertThat(this.project.mavenCalls()).hasSize(2).last().asString().endsWith(" -pl data-service,gateway -am");
	}

	@Test
	void noticesThatAFileWasDeleted() throws Exception {
		build(NOW).bringUpToDate(BOTH);
		Files.delete(this.project.source(Component.DATA_SERVICE));
		build(NOW).bringUpToDate(BOTH);
		assertThat(this.project.mavenCalls()).last().asString().endsWith(" -pl data-service -am");
	}

	@Test
	void countsWhatChangesDuringABuildAsChangedAfterIt() throws Exception {
		this.project.touch(Component.GATEWAY, NOW.plusSeconds(1));
		build(NOW).bringUpToDate(List.of(Component.GATEWAY));
		build(NOW.plusSeconds(2)).bringUpToDate(List.of(Component.GATEWAY));
		assertThat(this.project.mavenCalls()).hasSize(2);
	}

	@Test
	void tellsTheEndOfTheOutputWhenMavenFails() throws IOException {
		Build failing = new Build(this.project.maven(1), this.applications, this.listener, InstantSource.fixed(NOW));
		assertThatExceptionOfType(ClusterException.class).isThrownBy(() -> failing.bringUpToDate(BOTH))
			.withMessage("[ERROR] cannot find symbol%nthe build failed (log: %s)",
					this.project.root().resolve("build.log"));
		assertThat(this.applications.resolve("gateway.stamp")).doesNotExist();
	}

	@Test
	void saysThatThereIsNoMaven() {
		Maven none = new Maven(this.project.root(), this.project.root().resolve("build.log"), Optional.empty());
		Build failing = new Build(none, this.applications, this.listener, InstantSource.fixed(NOW));
		assertThatExceptionOfType(ClusterException.class).isThrownBy(() -> failing.bringUpToDate(BOTH))
			.withMessageStartingWith("building needs Maven, and there is no mvn on the PATH: install Maven");
	}

	@Test
	void saysWhatCannotBeUnpacked() throws IOException {
		Files.writeString(this.project.jar(Component.GATEWAY), "no jar");
		assertThatExceptionOfType(ClusterException.class).isThrownBy(() -> build(NOW).bringUpToDate(BOTH))
			.withMessageMatching("cannot unpack .*gateway.jar: Error: Invalid or corrupt jarfile .*");
		Files.delete(this.project.jar(Component.GATEWAY));
		assertThatExceptionOfType(ClusterException.class).isThrownBy(() -> build(NOW).bringUpToDate(BOTH))
			.withMessageMatching(".*gateway.jar does not exist: build it first");
	}

	@Test
	void usesJarsThatWereBuiltElsewhereUntilTheirSourcesChange() throws Exception {
		build(NOW).useJars(BOTH, NOW);
		build(NOW).bringUpToDate(BOTH);
		assertThat(this.project.mavenCalls()).isEmpty();
		this.project.touch(Component.GATEWAY, NOW.plusSeconds(1));
		build(NOW).bringUpToDate(BOTH);
		assertThat(this.project.mavenCalls()).hasSize(1);
	}

	@Test
	void unpacksAJarOnceAndAgainWhenAnotherIsInIt() throws Exception {
		build(NOW).useJars(BOTH, NOW);
		Path mark = Files.createFile(this.applications.resolve("gateway/mark"));
		Path jar = this.project.jar(Component.GATEWAY);
		byte[] content = Files.readAllBytes(jar);
		Files.delete(jar);
		Files.write(jar, content);
		build(NOW).useJars(BOTH, NOW.plusSeconds(1));
		assertThat(mark).as("built again, the same").exists();
		this.project.putJar(jar, "another");
		build(NOW).useJars(BOTH, NOW.plusSeconds(1));
		assertThat(mark).doesNotExist();
		assertThat(this.applications.resolve("gateway/gateway.jar")).exists();
	}

	private Build build(Instant now) throws IOException {
		return new Build(this.project.maven(0), this.applications, this.listener, InstantSource.fixed(now));
	}

}
