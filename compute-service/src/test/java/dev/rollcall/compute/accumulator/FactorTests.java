package dev.rollcall.compute.accumulator;

import java.net.URI;
import java.time.Duration;
import java.util.Objects;
import java.util.Set;

import dev.rollcall.compute.accumulator.Accumulator.AccumulatorView;
import dev.rollcall.compute.accumulator.AccumulatorController.MultiplyRequest;
import dev.rollcall.starter.problem.ProblemException;
import dev.rollcall.starter.secret.ClusterCredential;
import dev.rollcall.starter.token.Caller;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.http.ResponseEntity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** Factors where three digits are the limit. */
class FactorTests {

	private static final Duration SECOND = Duration.ofSeconds(1);

	private static final JsonMapper JSON = JsonMapper.builder().build();

	@ParameterizedTest
	@ValueSource(strings = { "999", "-999", "\"999\"", "\"-999\"" })
	void takesAsManyDigitsAsConfigured(String factor) {
		try (FakeKvStore kv = new FakeKvStore()) {
			assertThat(multiply(kv, factor)).isEqualTo(factor.replace("\"", ""));
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "1000", "-1000", "\"1000\"", "\"-1000\"" })
	void refusesOneMoreInANumberAsInText(String factor) {
		try (FakeKvStore kv = new FakeKvStore()) {
			assertThatExceptionOfType(ProblemException.class).isThrownBy(() -> multiply(kv, factor))
				.withMessage("factor must be an integer of at most 3 digits");
			assertThat(kv.calls).isEmpty();
		}
	}

	private static String multiply(FakeKvStore kv, String factor) {
		AccumulatorProperties properties = new AccumulatorProperties(URI.create(kv.url()), "accumulator", 3, SECOND,
				SECOND, SECOND, 1, 1, SECOND, SECOND, false, SECOND);
		KvStore store = new KvStore(properties, new ClusterCredential("secret"), JSON);
		AccumulatorController controller = new AccumulatorController(new Accumulator(store, "accumulator", "one"),
				properties);
		ResponseEntity<AccumulatorView> answer = controller.multiply(new MultiplyRequest(JSON.readTree(factor)), null,
				new Caller("alice", Set.of(Caller.USER)));
		return Objects.requireNonNull(answer.getBody()).accumulator();
	}

}
