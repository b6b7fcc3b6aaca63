package dev.rollcall.gateway.metrics;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;

import dev.rollcall.gateway.route.RoutedServices;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

class RequestMetricsTests {

	private static final JsonMapper JSON = JsonMapper.builder().build();

	private static final URI ONE = URI.create("http://localhost:4002");

	private static final URI TWO = URI.create("http://localhost:4003");

	private static final String SERVICE = "data-service";

	private final AtomicLong nanos = new AtomicLong(Long.MAX_VALUE - 1);

	private final RequestMetrics metrics = new RequestMetrics(new RoutedServices(List.of("auth-service", SERVICE)),
			Duration.ofMinutes(10), this.nanos::get);

	@Test
	void beginAtZero() {
		this.metrics.list(SERVICE, Map.of(ONE, "data-service-1"));
		assertThat(all().toString()).isEqualTo("{\"name\":\"Load Balancer\",\"type\":\"loadbalancer\","
				+ "\"url\":\"http://localhost:3000\",\"total\":0,\"success\":0,\"failed\":0,\"retried\":0,"
				+ "\"requestsPerSecond\":0.0,\"successRate\":\"0%\",\"failuresByServiceType\":{\"auth\":0,\"data\":0},"
				+ "\"latencyMs\":{\"p50\":0.0,\"p95\":0.0,\"p99\":0.0}}");
		assertThat(of(ONE).toString()).isEqualTo("{\"name\":\"data-service-1\",\"type\":\"data\","
				+ "\"url\":\"http://localhost:4002\",\"total\":0,\"success\":0,\"failed\":0,"
				+ "\"requestsPerSecond\":0.0,\"successRate\":\"0%\",\"latencyMs\":{\"p50\":0.0,\"p95\":0.0,\"p99\":0.0}}");
	}

	@Test
	void takeEverythingBelow500ForASuccess() {
		this.metrics.list(SERVICE, Map.of(ONE, "data-service-1"));
		List.of(200, 304, 404, 429, 499).forEach(this::answer);
		assertThat(all().path("successRate").asString()).isEqualTo("100.00%");
		List.of(500, 503, 599).forEach(this::answer);
		assertThat(all().path("success").asInt()).isEqualTo(5);
		assertThat(all().path("failed").asInt()).isEqualTo(3);
		assertThat(all().path("successRate").asString()).isEqualTo("62.50%");
		assertThat(all().path("failuresByServiceType").toString()).isEqualTo("{\"auth\":0,\"data\":3}");
		assertThat(of(ONE).path("success").asInt()).isEqualTo(5);
		assertThat(of(ONE).path("failed").asInt()).isEqualTo(3);
	}

	@Test
	void neverRoundAFailureAway() {
		this.metrics.list(SERVICE, Map.of(ONE, "data-service-1"));
		IntStream.range(0, 99_999).forEach((n) -> answer(200));
		answer(500);
		assertThat(all().path("successRate").asString()).isEqualTo("99.99%");
		assertThat(of(ONE).path("total").asInt()).isEqualTo(100_000);
	}

	@Test
	void countATryForEachInstanceAndTheRequestOnce() {
		this.metrics.list(SERVICE, Map.of(ONE, "data-service-1", TWO, "data-service-2"));
		MeasuredRequest request = this.metrics.begin(SERVICE);
		request.sent(ONE);
		request.instanceFailed();
		request.retried();
		request.sent(TWO);
		this.nanos.addAndGet(Duration.ofMillis(20).toNanos());
		request.instanceAnswered(200);
		request.answered(200);
		request.abandoned();
		assertThat(all().path("total").asInt()).isEqualTo(1);
		assertThat(all().path("retried").asInt()).isEqualTo(1);
		assertThat(all().path("failed").asInt()).isZero();
		assertThat(of(ONE).path("failed").asInt()).isEqualTo(1);
		assertThat(of(ONE).path("latencyMs").path("p99").asDouble()).isZero();
		assertThat(of(TWO).path("success").asInt()).isEqualTo(1);
		assertThat(of(TWO).path("failed").asInt()).isZero();
		assertThat(of(TWO).path("latencyMs").path("p50").asDouble()).isBetween(19.5, 20.5);
	}

	@Test
	void countAClientThatLeavesAsAFailureOnce() {
		this.metrics.list(SERVICE, Map.of(ONE, "data-service-1"));
		MeasuredRequest request = this.metrics.begin(SERVICE);
		request.sent(ONE);
		request.abandoned();
		request.abandoned();
		request.answered(200);
		assertThat(all().path("failed").asInt()).isEqualTo(1);
		assertThat(all().path("total").asInt()).isEqualTo(1);
		assertThat(of(ONE).path("failed").asInt()).isEqualTo(1);
	}

	@Test
	void keepAnInstanceFor10MinutesAfterItIsGone() {
		this.metrics.list(SERVICE, Map.of(ONE, "data-service-1", TWO, "data-service-2"));
		this.metrics.list("auth-service", Map.of());
		answer(200);
		this.metrics.list(SERVICE, Map.of(TWO, "data-service-2"));
		this.nanos.addAndGet(Duration.ofMinutes(9).toNanos());
		this.metrics.list(SERVICE, Map.of(ONE, "data-service-9", TWO, "data-service-2"));
		assertThat(of(ONE).path("name").asString()).isEqualTo("data-service-9");
		assertThat(of(ONE).path("total").asInt()).isEqualTo(1);
		this.metrics.list(SERVICE, Map.of(TWO, "data-service-2"));
		this.nanos.addAndGet(Duration.ofMinutes(9).toNanos());
		assertThat(of(ONE).path("total").asInt()).isEqualTo(1);
		this.nanos.addAndGet(Duration.ofMinutes(2).toNanos());
		assertThat(figures().propertyNames()).containsExactly("load-balancer", TWO.toString());
	}

	@Test
	void neverGrowByRequests() {
		MeasuredRequest request = this.metrics.begin(SERVICE);
		request.sent(ONE);
		request.instanceAnswered(200);
		request.answered(200);
		assertThat(figures().propertyNames()).containsExactly("load-balancer");
		assertThat(all().path("total").asInt()).isEqualTo(1);
	}

	@Test
	void loseNoneOf80000ParallelRequests() {
		this.metrics.list(SERVICE, Map.of(ONE, "data-service-1"));
		try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
			IntStream.range(0, 8).forEach((thread) -> threads.execute(() -> {
				for (int i = 0; i < 10_000; i++) {
					answer((i % 10 == 0) ? 500 : 200);
				}
			}));
		}
		assertThat(all().path("total").asInt()).isEqualTo(80_000);
		assertThat(all().path("failed").asInt()).isEqualTo(8_000);
		assertThat(all().path("requestsPerSecond").asDouble()).isEqualTo(1333.33);
		assertThat(of(ONE).path("success").asInt()).isEqualTo(72_000);
		assertThat(of(ONE).path("successRate").asString()).isEqualTo("90.00%");
	}

	private void answer(int status) {
		MeasuredRequest request = this.metrics.begin(SERVICE);
		request.sent(ONE);
		request.instanceAnswered(status);
		request.answered(status);
	}

	private JsonNode all() {
		return figures().path("load-balancer");
	}

	private JsonNode of(URI address) {
		return figures().path(address.toString());
	}

	private JsonNode figures() {
		return JSON.valueToTree(this.metrics.figures("Load Balancer", "http://localhost:3000"));
	}

}
