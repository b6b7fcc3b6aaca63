package dev.rollcall.gateway.balance;

import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;

import dev.rollcall.gateway.Backend;
import dev.rollcall.gateway.RawHttp;
import dev.rollcall.gateway.RunningGateway;
import dev.rollcall.starter.testing.HttpProbe.Answer;
import io.netty.buffer.Unpooled;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.publisher.Mono;

import static org.assertj.core.api.Assertions.assertThat;

class BalancingTests extends RunningGateway {

	private static final String NO_INSTANCE = "/problems/gateway/no-instance";

	private static final String OUTCOME_UNKNOWN = "/problems/gateway/outcome-unknown";

	@Test
	void spreadsParallelRequestsExactly() {
		List<Backend> three = IntStream.rangeClosed(1, 3).mapToObj((n) -> Backend.named("data-service-" + n)).toList();
		list("data-service", three.toArray(Backend[]::new));
		try (ExecutorService threads = Executors.newFixedThreadPool(16)) {
			IntStream.range(0, 300).forEach((n) -> threads.execute(() -> http().get("/api/data/" + n)));
		}
		assertThat(three).extracting((backend) -> backend.received().size()).containsExactly(100, 100, 100);
	}

	@Test
	void findsEachRoutesService() {
		list("auth-service", Backend.named("auth-service-1"));
		list("data-service", Backend.named("data-service-1"));
		list("compute-service", Backend.named("compute-service-1"));
		assertThat(http().get("/api/auth/verify").text()).isEqualTo("auth-service-1");
		assertThat(http().get("/api/data/a").text()).isEqualTo("data-service-1");
		assertThat(http().get("/api/compute/stats").text()).isEqualTo("compute-service-1");
	}

	@ParameterizedTest
	@ValueSource(strings = { "/api/data", "/api/data/", "/api/data?page=1", "/api/data/?page=1&sort=key,asc",
			"/api/data/a~b:c_d-e.f", "/api/data/x?q=a%2Fb%20c+d&e=%C3%A9&empty=&flag&again=1&again=2",
			"/api/data/%C3%A9t%C3%A9?brackets=[1]&already=%255B" })
	void sendsPathAndQueryAsTheyCame(String target) {
		Backend backend = oneDataService();
		assertThat(RawHttp.send(port(), "GET " + target + " HTTP/1.1").status()).isEqualTo(200);
		assertThat(backend.only().target()).isEqualTo(target);
	}

	@Test
	void hidesADeadInstanceFromReadersAndWriters() {
		Backend alive = Backend.named("data-service-3");
		byte[] body = new byte[300_000];
		new Random(1).nextBytes(body);
		for (String method : List.of("GET", "POST", "PUT", "PATCH", "DELETE")) {
			// new instances each time: nobody is ejected yet, and the first turn may be
			// either's
			Backend dead = Backend.dead("data-service-1-" + method);
			list("data-service", dead, alive);
			for (int i = 0; i < 4; i++) {
				Answer answer = http().send(method, "/api/data/" + i,
						method.equals("GET") ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(body));
				assertThat(answer.status()).as(method + " " + answer.text()).isEqualTo(200);
				assertThat(answer.header("X-Instance-Id")).isEqualTo("data-service-3");
			}
		}
		assertThat(alive.received()).hasSize(20);
		assertThat(alive.received()).filteredOn((request) -> !request.method().equals("GET"))
			.allSatisfy((request) -> assertThat(request.body()).isEqualTo(body));
	}

	@Test
	void saysHowManyInstancesWereTriedWhenItWasMoreThanOne() {
		list("data-service", Backend.dead("data-service-1"), Backend.named("data-service-2"));
		// one of two turns is the dead one's
		List<String> attempts = IntStream.range(0, 2)
			.mapToObj((n) -> http().post("/api/data", "{}").header("X-Gateway-Attempts"))
			.toList();
		assertThat(attempts).containsExactlyInAnyOrder("", "2");
	}

	@Test
	void keepsTheDistributionOfTheLivingWhileOneIsEjected() {
		Backend one = Backend.named("data-service-1");
		Backend three = Backend.named("data-service-3");
		list("data-service", one, Backend.dead("data-service-2"), three);
		List<Answer> until = IntStream.range(0, 3).mapToObj((n) -> http().get("/api/data/" + n)).toList();
		assertThat(until).filteredOn((answer) -> "2".equals(answer.header("X-Gateway-Attempts"))).hasSize(1);
		int before = one.received().size() - three.received().size();
		List<Answer> after = IntStream.range(0, 20).mapToObj((n) -> http().get("/api/data/" + n)).toList();
		assertThat(after).allSatisfy((answer) -> assertThat(answer.header("X-Gateway-Attempts")).isEmpty());
		assertThat(one.received().size() - three.received().size()).isEqualTo(before);
	}

	@Test
	void answers503WhenNothingIsListed() {
		Answer answer = http().post("/api/compute/direct", "{}");
		assertProblem(answer, 503, NO_INSTANCE);
		assertThat(answer.header("Retry-After")).isEqualTo("1");
		assertThat(answer.header("X-Gateway-Attempts")).isEmpty();
	}

	@Test
	void answers503WhenNoneOf3TriesReachesAnInstance() {
		list("data-service", Backend.dead("data-service-1"), Backend.dead("data-service-2"),
				Backend.dead("data-service-3"), Backend.dead("data-service-4"));
		for (int i = 0; i < 3; i++) {
			Answer answer = http().post("/api/data", "{\"key\":\"k\"}");
			assertProblem(answer, 503, NO_INSTANCE);
			assertThat(answer.header("Retry-After")).isEqualTo("1");
			assertThat(answer.header("X-Gateway-Attempts")).isEqualTo("3");
		}
	}

	@Test
	void takesAnEjectedInstanceBackWithoutSpendingARequestOnIt() {
		Backend dead = Backend.dead("data-service-1");
		list("data-service", dead, Backend.named("data-service-2"));
		http().get("/api/data/a");
		http().get("/api/data/a");
		try (Backend back = dead.revived()) {
			StartedGateway.await(() -> http().get("/status")
				.json()
				.path("services")
				.path("data")
				.path(0)
				.path("healthy")
				.asBoolean());
			assertThat(back.received()).isEmpty();
			assertThat(back.probes()).isNotEmpty();
		}
	}

	@Test
	void routesToForeignInstancesWithoutTellingThemAnything() {
		Backend foreign = Backend.named("guest-1");
		listForeign("data-service", foreign);
		Answer answer = http().as("a.b.c").with("Cookie", "session=1").get("/api/data/a");
		assertThat(answer.header("X-Instance-Id")).isEqualTo("guest-1");
		assertThat(foreign.only().headers().names()).doesNotContain("Authorization", "Cookie");
		assertThat(http().get("/status").json().path("services").path("data").path(0).path("name").asString())
			.isEqualTo("Guest");
	}

	@Test
	void givesEachInstanceOfARetryTheCredentialsThatAreForIt() {
		Backend guest = Backend.dying("data-service-1");
		Backend ours = Backend.named("data-service-2");
		listForeign("data-service", guest);
		listBeside("data-service", ours);
		// one of two turns is the guest's
		for (int i = 0; i < 2; i++) {
			assertThat(http().as("a.b.c").get("/api/data/a").text()).isEqualTo("data-service-2");
		}
		assertThat(guest.only().headers().contains("Authorization")).isFalse();
		assertThat(ours.received()).hasSize(2)
			.allSatisfy((request) -> assertThat(request.headers().get("Authorization")).isEqualTo("Bearer a.b.c"));
	}

	@Test
	void triesEjectedInstancesWhenThereAreNoOthers() {
		Backend only = Backend.dead("data-service-1");
		list("data-service", only);
		assertThat(http().get("/api/data/a").status()).isEqualTo(503);
		try (Backend back = only.revived()) {
			assertThat(http().get("/api/data/a").status()).isEqualTo(200);
			assertThat(back.received()).hasSize(1);
		}
	}

	@Test
	void doesNotRepeatAWriteThatAnInstanceDiedOf() {
		Backend one = Backend.dying("data-service-1");
		Backend two = Backend.dying("data-service-2");
		list("data-service", one, two);
		for (String method : List.of("POST", "PUT", "PATCH", "DELETE")) {
			int before = one.received().size() + two.received().size();
			assertProblem(http().send(method, "/api/data/a", BodyPublishers.ofString("{}")), 502, OUTCOME_UNKNOWN);
			assertThat(one.received().size() + two.received().size() - before).isEqualTo(1);
		}
	}

	@Test
	void repeatsAReadThatAnInstanceDiedOf() {
		list("data-service", Backend.dying("data-service-1"), Backend.dying("data-service-2"),
				Backend.named("data-service-3"));
		for (String method : List.of("GET", "HEAD", "OPTIONS", "GET", "GET", "GET")) {
			assertThat(http().send(method, "/api/data/a", BodyPublishers.noBody()).status()).isEqualTo(200);
		}
	}

	@Test
	void answers502ToAReadThatAllInstancesDieOf() {
		List<Backend> four = IntStream.rangeClosed(1, 4).mapToObj((n) -> Backend.dying("data-service-" + n)).toList();
		list("data-service", four.toArray(Backend[]::new));
		Answer answer = http().get("/api/data/a");
		assertProblem(answer, 502, OUTCOME_UNKNOWN);
		assertThat(answer.header("X-Gateway-Attempts")).isEqualTo("3");
		assertThat(four.stream().mapToInt((backend) -> backend.received().size()).sum()).isEqualTo(3);
	}

	@Test
	void answers504WhenAnInstanceHangs() {
		Backend hung = Backend.answering("data-service-1", (self, response) -> Mono.never());
		list("data-service", hung);
		long start = System.nanoTime();
		assertProblem(http().post("/api/data", "{}"), 504, "/problems/gateway/timeout");
		assertThat(Duration.ofNanos(System.nanoTime() - start)).isBetween(Duration.ofMillis(1900),
				Duration.ofMillis(4000));
		assertThat(hung.received()).hasSize(1);
	}

	@Test
	void answers502ToAnAnswerThatIsNone() {
		list("data-service", Backend.answering("data-service-1", (self, response) -> {
			response.withConnection((connection) -> connection.channel()
				.pipeline()
				.firstContext()
				.writeAndFlush(Unpooled.copiedBuffer("HTTP/1.1 abc\r\n\r\n", StandardCharsets.US_ASCII)));
			return Mono.never();
		}));
		assertProblem(http().get("/api/data/a"), 502, OUTCOME_UNKNOWN);
	}

	@Test
	void passesAServicesErrorOnWithoutTryingAnotherInstance() {
		Backend one = Backend.answering("data-service-1",
				(self, response) -> response.status(503)
					.header("X-Instance-Id", "data-service-1")
					.header("Retry-After", "7")
					.header("Content-Type", "application/problem+json")
					.sendString(Mono.just("{\"status\":503}")));
		list("data-service", one);
		Answer answer = http().get("/api/data/a");
		assertThat(answer.status()).isEqualTo(503);
		assertThat(answer.text()).isEqualTo("{\"status\":503}");
		assertThat(answer.header("Retry-After")).isEqualTo("7");
		assertThat(answer.response().headers().allValues("X-Instance-Id")).containsExactly("data-service-1");
		assertThat(one.received()).hasSize(1);
	}

}
