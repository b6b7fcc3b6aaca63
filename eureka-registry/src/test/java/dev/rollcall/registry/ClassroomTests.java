package dev.rollcall.registry;

import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;

import dev.rollcall.starter.testing.HttpProbe.Answer;
import dev.rollcall.starter.testing.TestTokens;
import org.junit.jupiter.api.Test;

import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;

import static org.assertj.core.api.Assertions.assertThat;

/** Classroom mode (CONTRACT 1): registrations without the credential, marked. */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT,
		properties = { "eureka.client.enabled=true", "rollcall.security.open=true",
				"rollcall.registry.lease.instances-max=20", "rollcall.registry.lease.text-size-max=20KB",
				"rollcall.registry.lease.changes-size-max=512KB",
				"eureka.server.retention-time-in-m-s-in-delta-queue=1000",
				"eureka.server.delta-retention-timer-interval-in-ms=500" })
class ClassroomTests extends RegistryOverHttp {

	@Test
	void takesWhoeverComesAndMarksIt() {
		Answer answer = probe().post("/api/registry/register", registration("pupil-1", "pupil", "http://localhost:1"));
		assertThat(answer.status()).as(answer.text()).isEqualTo(200);
		assertThat(answer.json().at("/service/metadata/rollcall.foreign").asString()).isEqualTo("true");
		assertThat(answer.json().at("/service/metadata/colour").asString()).isEqualTo("blue");
		assertThat(probe().post("/api/registry/heartbeat", id("pupil-1")).status()).isEqualTo(200);
		assertThat(
				probe().post("/api/registry/register", registration("pupil-1", "pupil", "http://localhost:2")).status())
			.as("among equals")
			.isEqualTo(200);
		assertThat(find("pupil", "pupil-1").path("url").asString()).isEqualTo("http://localhost:2");
		assertThat(probe().post("/api/registry/deregister", id("pupil-1")).status()).isEqualTo(200);
		assertThat(find("pupil", "pupil-1").isMissingNode()).isTrue();
	}

	@Test
	void keepsTheClustersNamesForTheCluster() {
		for (String name : List.of("rollcall.foreign", "rollcall.x", "Rollcall.x", "management.address")) {
			assertInvalid(probe().post("/api/registry/register", """
					{"serviceId":"pupil-2","serviceType":"pupil","url":"http://localhost:1","name":"x",
					"metadata":{"%s":"false"}}
					""".formatted(name)), "metadata");
		}
		assertThat(cluster().post("/api/registry/register", """
				{"serviceId":"teacher-2","serviceType":"teacher","url":"http://localhost:1","name":"x",
				"metadata":{"rollcall.x":"y"}}
				""").json().at("/service/metadata").has("rollcall.foreign")).isFalse();
		cluster().post("/api/registry/deregister", id("teacher-2"));
	}

	@Test
	void doesNotLetThemTouchWhatIsTheClusters() {
		register("TEACHER", "teacher-1", LONG_LEASE_SECONDS);
		for (String call : List.of("register", "heartbeat", "deregister")) {
			assertProblem(
					probe().post("/api/registry/" + call, registration("teacher-1", "teacher", "http://localhost:666")),
					403, "not-yours");
		}
		assertProblem(probe().post("/api/registry/register", registration("teacher-1", "pupil", "http://localhost:1")),
				409, "id-taken");
		assertThat(find("teacher", "teacher-1").path("url").asString()).isEqualTo("http://localhost:4711");
		assertThat(probe().delete("/eureka/apps/TEACHER/teacher-1").status()).isEqualTo(401);
		assertThat(cluster().post("/api/registry/deregister", id("teacher-1")).status()).isEqualTo(200);
	}

	@Test
	void givesTheClusterWhatOthersRegisteredInItsName() {
		probe().post("/api/registry/register", registration("substitute-1", "teacher", "http://localhost:666"));
		assertThat(cluster().put("/eureka/apps/TEACHER/substitute-1", "").status())
			.as("a heartbeat of the real one does not keep the other alive")
			.isEqualTo(404);
		assertProblem(cluster().post("/api/registry/heartbeat", id("substitute-1")), 404, "unknown-service");
		// older than the other's, by whose clock Eureka would have kept the other
		register("TEACHER", "substitute-1", LONG_LEASE_SECONDS);
		assertThat(find("teacher", "substitute-1").path("url").asString()).isEqualTo("http://localhost:4711");
		assertThat(find("teacher", "substitute-1").path("metadata").has("rollcall.foreign")).isFalse();
		assertThat(cluster().put("/eureka/apps/TEACHER/substitute-1", "").status()).isEqualTo(200);
		assertThat(cluster().delete("/eureka/apps/TEACHER/substitute-1").status()).isEqualTo(200);
	}

	@Test
	void stillChecksWhatIsShown() {
		String body = registration("evil-1", "evil", "http://localhost:1");
		assertProblem(probe().with("Authorization", "Basic Y2x1c3Rlcjp3cm9uZw==").post("/api/registry/register", body),
				401);
		assertProblem(probe().as(TestTokens.forged("alice")).post("/api/registry/register", body), 401);
		assertProblem(probe().as(TestTokens.of("alice", "USER", "CLUSTER")).post("/api/registry/register", body), 403);
		assertProblem(probe().post("/eureka/apps/EVIL", "{}"), 401);
		assertProblem(probe().get("/actuator/health"), 401);
		assertThat(find("evil", "evil-1").isMissingNode()).isTrue();
	}

	@Test
	void takesSoManyAndNoMore() {
		int room = 20 - probe().get("/health").json().path("registeredServices").asInt();
		for (int i = 0; i < room; i++) {
			assertThat(register("crowd-" + i).status()).as("crowd-" + i).isEqualTo(200);
		}
		Answer tooMany = register("crowd-too-many");
		assertProblem(tooMany, 429, "full");
		assertThat(tooMany.header("Retry-After")).isEqualTo("30");
		assertProblem(tryToRegister("CROWD", "crowd-too-many", LONG_LEASE_SECONDS, "UP"), 429);
		assertThat(register("crowd-0").status()).as("who is there may register again").isEqualTo(200);
		for (int i = 0; i < room; i++) {
			probe().post("/api/registry/deregister", id("crowd-" + i));
		}
		assertThat(register("crowd-too-many").status()).isEqualTo(200);
		probe().post("/api/registry/deregister", id("crowd-too-many"));
	}

	/** A snapshot has to fit into what the cluster's processes read. */
	@Test
	void takesSoMuchTextAndNoMore() {
		assertThat(bulky("bulky-1").status()).isEqualTo(200);
		assertProblem(bulky("bulky-2"), 429, "full");
		assertThat(bulky("bulky-1").status()).as("who is there may say the same again").isEqualTo(200);
		probe().post("/api/registry/deregister", id("bulky-1"));
		assertThat(bulky("bulky-2").status()).isEqualTo(200);
		probe().post("/api/registry/deregister", id("bulky-2"));
	}

	/** Eureka keeps each registration for a while, whatever took its place. */
	@Test
	void takesSoManyChangesAndNoMore() {
		String colourful = EventStreamTests.bulky("bulky-3").replace("\"m0\":\"x", "\"m0\":\"%d");
		AtomicInteger colour = new AtomicInteger();
		Supplier<Answer> change = () -> probe().post("/api/registry/register",
				colourful.formatted(colour.incrementAndGet()));
		AtomicReference<Answer> last = new AtomicReference<>();
		await(() -> {
			last.set(change.get());
			return last.get().status() != 200;
		}, "too many changes");
		assertProblem(last.get(), 429, "too-many-changes");
		assertThat(last.get().header("Retry-After")).isEqualTo("2");
		for (int i = 0; i < 100; i++) {
			Answer same = probe().post("/api/registry/register", colourful.formatted(colour.get() - 1));
			assertThat(same.status()).as("the same once more is no change").isEqualTo(200);
		}
		register("TEACHER", "teacher-3", LONG_LEASE_SECONDS);
		Instant forgotten = Instant.now().plusSeconds(2).plusMillis(2);
		await(() -> Instant.now().isAfter(forgotten), "time passes");
		assertThat(change.get().status()).isEqualTo(200);
		probe().post("/api/registry/deregister", id("bulky-3"));
		cluster().delete("/eureka/apps/TEACHER/teacher-3");
	}

	private Answer bulky(String id) {
		return probe().post("/api/registry/register", EventStreamTests.bulky(id));
	}

	private Answer register(String id) {
		return probe().post("/api/registry/register", registration(id, "crowd", "http://localhost:1"));
	}

}
