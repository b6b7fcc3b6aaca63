package dev.rollcall.registry;

import java.time.Duration;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.logging.LogLevel;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ConfigurableApplicationContext;

import static org.assertj.core.api.Assertions.assertThat;

/** The lines of the originals, once each. */
@ExtendWith({ LoggedAsInLife.class, OutputCaptureExtension.class })
class ChangeLogTests extends RegistryOverHttp {

	@Autowired
	private ConfigurableApplicationContext context;

	@Test
	void saysWhoComesAndGoesByTheFacade(CapturedOutput output) {
		cluster().post("/api/registry/register", registration("logged-1", "logged", "http://localhost:5002"));
		cluster().post("/api/registry/register", registration("logged-1", "logged", "http://localhost:5002"));
		cluster().post("/api/registry/heartbeat", id("logged-1"));
		assertThat(output).containsOnlyOnce("[Registry] Server registered: localhost:5002");
		cluster().post("/api/registry/register", registration("logged-1", "logged", "http://localhost:5003"));
		assertThat(output).as("another server under the same id")
			.containsOnlyOnce("[Registry] Server registered: localhost:5003");
		cluster().post("/api/registry/deregister", id("logged-1"));
		cluster().post("/api/registry/deregister", id("logged-1"));
		assertThat(output).containsOnlyOnce("[Registry] Server deregistered: localhost:5003")
			.doesNotContain("evicted: localhost:5003")
			.doesNotContain("DS: Registry");
	}

	@Test
	void saysAProcessThatIsNewAndNotMerelyOtherMetadata(CapturedOutput output) {
		String registration = """
				{"serviceId":"logged-2","serviceType":"logged","url":"http://localhost:5004","name":"%s",
				"metadata":{"rollcall.started":"%s"}}
				""";
		String line = "Server registered: localhost:5004";
		cluster().post("/api/registry/register", registration.formatted("one", "1"));
		cluster().post("/api/registry/register", registration.formatted("another", "1"));
		assertThat(output).containsOnlyOnce(line);
		cluster().post("/api/registry/register", registration.formatted("another", "2"));
		assertThat(output.toString().split(line, -1)).as("the line twice").hasSize(3);
		cluster().post("/api/registry/deregister", id("logged-2"));
	}

	@Test
	void saysWhoComesAndGoesByEureka(CapturedOutput output) {
		register("NOISY", "noisy-1", LONG_LEASE_SECONDS);
		tryToRegister("NOISY", "noisy-1", LONG_LEASE_SECONDS, "DOWN");
		cluster().put("/eureka/apps/NOISY/noisy-1", "");
		cluster().put("/eureka/apps/NOISY/never-there", "");
		cluster().delete("/eureka/apps/NOISY/noisy-1");
		assertThat(output).containsOnlyOnce("Server registered: localhost:4711")
			.containsOnlyOnce("Server deregistered: localhost:4711");
		assertThat(output.toString().lines().filter((line) -> line.contains("WARN"))).isEmpty();
	}

	@Test
	void saysStatusesToWhoLooksCloser(CapturedOutput output) {
		LoggedAsInLife.at(LogLevel.DEBUG);
		register("MOODY", "moody-1", LONG_LEASE_SECONDS);
		cluster().put("/eureka/apps/MOODY/moody-1/status?value=OUT_OF_SERVICE", "");
		cluster().put("/eureka/apps/MOODY/moody-1", "");
		assertThat(output).containsOnlyOnce("[Registry] Server localhost:4711 is OUT_OF_SERVICE");
		cluster().delete("/eureka/apps/MOODY/moody-1/status?value=UP");
		assertThat(output).containsOnlyOnce("[Registry] Server localhost:4711 is UP");
		tryToRegister("MOODY", "moody-2", LONG_LEASE_SECONDS, "STARTING");
		tryToRegister("MOODY", "moody-2", LONG_LEASE_SECONDS, "DOWN");
		assertThat(output).containsOnlyOnce("[Registry] Server localhost:4711 is DOWN");
	}

	@Test
	void saysOnceWhatEurekasClientsDoNotSay(CapturedOutput output) {
		register("FIRST", "taken-1", LONG_LEASE_SECONDS);
		register("FIRST", "taken-2", LONG_LEASE_SECONDS);
		for (int i = 0; i < 2; i++) {
			tryToRegister("SECOND", "taken-1", LONG_LEASE_SECONDS, "UP");
			tryToRegister("SECOND", "taken-2", LONG_LEASE_SECONDS, "UP");
		}
		String refused = "[Registry] Registration refused: The id %s is that of an instance of FIRST, not of SECOND";
		assertThat(output).containsOnlyOnce(refused.formatted("taken-1"))
			.containsOnlyOnce(refused.formatted("taken-2"));
	}

	@Test
	void saysThatItListens(CapturedOutput output) {
		this.context.getBean(StartLines.class)
			.log(new ApplicationReadyEvent(new SpringApplication(), new String[0], this.context, Duration.ZERO));
		String port = this.context.getEnvironment().getRequiredProperty("local.server.port");
		assertThat(output).contains("[Registry] Service Registry running on port :" + port)
			.contains("[REGISTRY] Service Registry started")
			.contains("Listening on port " + port);
	}

}
