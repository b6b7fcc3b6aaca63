package dev.rollcall.system;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import dev.rollcall.cluster.Backup;
import dev.rollcall.cluster.ClusterListener;
import dev.rollcall.cluster.ClusterSettings;
import dev.rollcall.cluster.Component;
import dev.rollcall.cluster.Topology;
import dev.rollcall.starter.testing.HttpProbe;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A backup of a running system is put back, twice, by the commands that
 * docs/data-service.md gives: what was written before it is there, what was written after
 * it is not.
 */
@Tag("failures")
class RestoreIT {

	private static final Path DOCUMENT = Path.of("..", "docs", "data-service.md");

	private static final Pattern COMMANDS = Pattern.compile("```\n\\./rollcall down\n(.*?)\\./rollcall up\n```",
			Pattern.DOTALL);

	private static final Set<Component> BACKED_UP = Set.of(Component.DATA_SERVICE, Component.KV_STORE);

	private static final String EARLIER = "/api/data/earlier";

	private static final String LATER = "/api/data/later";

	private static final String KV_EARLIER = "/api/kv/test/earlier";

	private static final String KV_LATER = "/api/kv/test/later";

	@Test
	void putsABackupBackByTheDocumentedCommands() throws IOException, InterruptedException {
		Topology topology = Topology.onFreePorts(1);
		for (Component component : Component.values()) {
			topology = topology.with(component, BACKED_UP.contains(component) ? 1 : 0);
		}
		try (RunningSystem system = RunningSystem.start(topology, Map.of("ROLLCALL_SECURITY_OPEN", "true"))) {
			write(system, EARLIER, KV_EARLIER);
			Path backup = system.home().resolve("data").resolve("backups").resolve("monday");
			List<Path> copies = new Backup(ClusterSettings.forTests(system.home(), topology), ClusterListener.NONE)
				.into(backup, (missing) -> assertThat(missing).isNull());
			assertThat(copies).extracting((copy) -> copy.getFileName().toString())
				.containsExactly("rollcall.db", "kv.db");
			for (int time = 0; time < 2; time++) {
				write(system, LATER, KV_LATER);
				system.cluster().down();
				restore(system.home(), backup);
				system.cluster().up();
				HttpProbe data = system.instance("data-service-1");
				assertThat(data.get(EARLIER).json().at("/data/value").asString()).isEqualTo(EARLIER);
				assertThat(data.get(LATER).status()).isEqualTo(404);
				HttpProbe kv = system.asCluster("kv-store-1");
				assertThat(kv.get(KV_EARLIER).status()).isEqualTo(200);
				assertThat(kv.get(KV_LATER).status()).isEqualTo(404);
			}
		}
	}

	private static void write(RunningSystem system, String item, String entry) {
		HttpProbe data = system.instance("data-service-1");
		assertThat(data.with("If-None-Match", "*").put(item, "{\"value\":\"" + item + "\"}").status()).isEqualTo(201);
		assertThat(system.asCluster("kv-store-1").put(entry, "{\"value\":\"1\"}").status()).isEqualTo(201);
	}

	private static void restore(Path home, Path backup) throws IOException, InterruptedException {
		Matcher commands = COMMANDS.matcher(Files.readString(DOCUMENT));
		assertThat(commands.find()).as("commands in " + DOCUMENT).isTrue();
		ProcessBuilder shell = new ProcessBuilder("bash", "-euc", commands.group(1)).directory(home.toFile())
			.inheritIO();
		shell.environment().put("BACKUP", backup.toString());
		assertThat(shell.start().waitFor()).isZero();
	}

}
