package dev.rollcall.gateway.balance;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

import dev.rollcall.gateway.Backend;
import dev.rollcall.gateway.RunningGateway;
import dev.rollcall.starter.discovery.RegistryEvent.Kind;
import dev.rollcall.starter.testing.HttpProbe.Answer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import static org.assertj.core.api.Assertions.assertThat;

/** What becomes of requests when the registry tells something. */
@ExtendWith(OutputCaptureExtension.class)
class RegistryEventTests extends RunningGateway {

	@Test
	void reachAnInstanceThatHasJustRegistered() {
		oneDataService();
		listBeside("data-service", Backend.named("data-service-2"));
		assertThat(answerers(2)).containsExactlyInAnyOrder("data-service-1", "data-service-2");
	}

	@Test
	void reachNobodyWhoIsNotUp() {
		List<Backend> three = backends(3);
		registry().status(three.get(1), "DOWN");
		assertThat(answerers(4)).containsOnly("data-service-1", "data-service-3");
		registry().status(three.get(1), "UP");
		assertThat(answerers(3)).contains("data-service-2");
		registry().status(three.get(0), "OUT_OF_SERVICE");
		registry().status(three.get(2), "STARTING");
		assertThat(answerers(3)).containsOnly("data-service-2");
	}

	@Test
	void reachNobodyWhoTookLeaveThoughItStillAnswers() {
		List<Backend> three = backends(3);
		registry().tell(Kind.DEREGISTERED, three.get(0));
		assertThat(answerers(4)).containsOnly("data-service-2", "data-service-3");
		assertThat(three.get(0).received()).isEmpty();
	}

	@Test
	void reachAnEjectedInstanceAgainWhenItRegisters() {
		Backend dead = Backend.dead("data-service-1");
		list("data-service", dead, Backend.named("data-service-2"));
		assertThat(answerers(2)).containsOnly("data-service-2");
		try (Backend back = dead.revived()) {
			listBeside("data-service", back);
			assertThat(answerers(2)).containsExactlyInAnyOrder("data-service-1", "data-service-2");
		}
	}

	@Test
	void goOnInExactTurnsWhenTheRegistryIsRestartedAndEmpty() {
		List<Backend> three = backends(3);
		try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
			List<Future<Answer>> answers = new ArrayList<>();
			IntStream.range(0, 150).forEach((n) -> answers.add(threads.submit(() -> http().get("/api/data/" + n))));
			registry().lost();
			registry().snapshot(true);
			IntStream.range(0, 150).forEach((n) -> answers.add(threads.submit(() -> http().get("/api/data/" + n))));
			assertThat(answers).allSatisfy((answer) -> assertThat(answer.get().status()).isEqualTo(200));
		}
		assertThat(three).extracting((backend) -> backend.received().size()).containsExactly(100, 100, 100);
	}

	@Test
	void reachThoseThatAnswerWhileANewRegistryDoesNotKnowThem(CapturedOutput output) {
		List<Backend> four = backends(4);
		four.get(0).close();
		four.get(1).readiness(503);
		registry().snapshot(true, four.get(3));
		StartedGateway.await(() -> listed().equals(List.of("data-service-3", "data-service-4")));
		assertThat(answerers(4)).containsOnly("data-service-3", "data-service-4");
		int asked = four.get(2).probes().size();
		StartedGateway.await(() -> four.get(2).probes().size() >= asked + 2);
		assertThat(listed()).containsExactly("data-service-3", "data-service-4");
		assertThat(four.get(3).probes()).isEmpty();
		registry().register("data-service", Map.of(), four.get(2));
		assertThat(listed()).containsExactly("data-service-3", "data-service-4");
		assertThat(output).contains("[DISCOVERY] data service: the registry was restarted; these are kept",
				"[DISCOVERY] data-service-2 is not kept any longer: /ready answered 503",
				"[DISCOVERY] data-service-1 is not kept any longer: ");
	}

	@Test
	void reachThoseThatVanishedTogetherAndAnswer() {
		List<Backend> nine = backends(9);
		nine.subList(0, 4).forEach((backend) -> registry().tell(Kind.EVICTED, backend));
		assertThat(answerers(9)).hasSize(9).doesNotHaveDuplicates();
		nine.get(0).readiness(503);
		StartedGateway.await(() -> !listed().contains("data-service-1"));
		registry().tell(Kind.DEREGISTERED, nine.get(1));
		assertThat(listed()).hasSize(7).doesNotContain("data-service-1", "data-service-2");
	}

	@Test
	void reachOneThatVanishedAloneNoMore() {
		List<Backend> nine = backends(9);
		registry().tell(Kind.EVICTED, nine.get(0));
		assertThat(answerers(16)).doesNotContain("data-service-1").hasSize(16);
	}

	private List<Backend> backends(int number) {
		List<Backend> backends = IntStream.rangeClosed(1, number)
			.mapToObj((n) -> Backend.named("data-service-" + n))
			.toList();
		list("data-service", backends.toArray(Backend[]::new));
		return backends;
	}

	private List<String> answerers(int times) {
		return IntStream.range(0, times).mapToObj((n) -> http().get("/api/data/" + n)).map((answer) -> {
			assertThat(answer.status()).as(answer.text()).isEqualTo(200);
			return answer.text();
		}).toList();
	}

	private List<String> listed() {
		return http().get("/status")
			.json()
			.path("services")
			.path("data")
			.valueStream()
			.map((instance) -> instance.path("serviceId").asString())
			.toList();
	}

}
