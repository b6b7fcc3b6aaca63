package dev.rollcall.starter.secret;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.boot.SpringApplication;
import org.springframework.mock.env.MockEnvironment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** Who makes the secrets, who reads them, and who refuses to start. */
class SecretsEnvironmentPostProcessorTests {

	private static final List<String> NAMES = List.of("rollcall.cluster.password", "rollcall.admin.password",
			"rollcall.demo.password", "rollcall.keys.encryption-key");

	@TempDir
	private Path home;

	@Test
	void theFirstProcessMakesThemForItsOwnerOnlyAndTheSecondReadsThem() throws IOException {
		MockEnvironment first = started(new MockEnvironment());
		MockEnvironment second = started(new MockEnvironment());
		assertThat(NAMES).allSatisfy((name) -> {
			assertThat(first.getProperty(name)).hasSizeGreaterThanOrEqualTo(32).matches("[A-Za-z0-9_-]+");
			assertThat(second.getProperty(name)).isEqualTo(first.getProperty(name));
		});
		Path folder = this.home.resolve("secrets");
		assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder))).isEqualTo("rwx------");
		try (var files = Files.list(folder)) {
			assertThat(files).hasSize(NAMES.size())
				.allSatisfy((file) -> assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
					.isEqualTo("rw-------"));
		}
	}

	@Test
	void processesThatStartTogetherHaveTheSameSecretsAndLeaveNothingBehind() throws Exception {
		Callable<String> start = () -> started(new MockEnvironment()).getProperty("rollcall.cluster.password");
		try (ExecutorService processes = Executors.newFixedThreadPool(8)) {
			Set<String> passwords = processes.invokeAll(IntStream.range(0, 8).mapToObj((number) -> start).toList())
				.stream()
				.map(SecretsEnvironmentPostProcessorTests::get)
				.collect(Collectors.toSet());
			assertThat(passwords).hasSize(1);
		}
		try (var files = Files.list(this.home)) {
			assertThat(files).containsExactly(this.home.resolve("secrets"));
		}
	}

	@Test
	void noProcessOnAnotherAddressMakesThem() {
		MockEnvironment environment = new MockEnvironment().withProperty("server.address", "0.0.0.0");
		assertThatExceptionOfType(MissingSecretsException.class).isThrownBy(() -> started(environment))
			.withMessageContaining("0.0.0.0")
			.withMessageContaining(this.home.toString());
		assertThat(this.home).isEmptyDirectory();
	}

	@Test
	void noProcessWithARegistryElsewhereMakesThem() {
		MockEnvironment environment = new MockEnvironment().withProperty("rollcall.registry.url",
				"http://192.0.2.1:3005");
		assertThatExceptionOfType(MissingSecretsException.class).isThrownBy(() -> started(environment));
		assertThat(this.home).isEmptyDirectory();
	}

	@Test
	void aProcessOnAnotherAddressReadsThoseThatItWasGiven() {
		String password = started(new MockEnvironment()).getProperty("rollcall.cluster.password");
		MockEnvironment elsewhere = started(new MockEnvironment().withProperty("server.address", "0.0.0.0"));
		assertThat(elsewhere.getProperty("rollcall.cluster.password")).isEqualTo(password);
	}

	@Test
	void aFolderWithoutTheClustersPasswordIsRefused() throws IOException {
		Files.createDirectory(this.home.resolve("secrets"));
		assertThatExceptionOfType(MissingSecretsException.class).isThrownBy(() -> started(new MockEnvironment()))
			.withMessageContaining("rollcall.cluster.password");
	}

	@Test
	void theCredentialDoesNotPrintItsPassword() {
		assertThat(new ClusterCredential("canary")).asString().doesNotContain("canary");
	}

	private MockEnvironment started(MockEnvironment environment) {
		environment.setProperty("rollcall.home", this.home.toString());
		new SecretsEnvironmentPostProcessor().postProcessEnvironment(environment, new SpringApplication());
		return environment;
	}

	private static String get(Future<String> result) {
		try {
			return result.get();
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IllegalStateException(ex);
		}
		catch (ExecutionException ex) {
			throw new IllegalStateException(ex.getCause());
		}
	}

}
