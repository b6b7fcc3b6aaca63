package dev.rollcall.starter.timing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

import dev.rollcall.starter.testing.HttpProbe;
import dev.rollcall.starter.testing.HttpProbe.Answer;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.context.request.async.DeferredResult;

import static org.assertj.core.api.Assertions.assertThat;

/** Requests of a whole service, with Spring Boot's own filter in its place. */
@SpringBootTest(classes = TimingAutoConfigurationTests.Wiring.class, webEnvironment = WebEnvironment.RANDOM_PORT,
		properties = "spring.application.name=timed")
class TimingAutoConfigurationTests {

	private static final Duration LIMIT = Duration.ofSeconds(40);

	@LocalServerPort
	private int port;

	@Autowired
	private MeterRegistry meters;

	@ParameterizedTest
	@CsvSource({ "/now/1, /now/{id}, 200", "/dispatched, /dispatched, 200", "/completed, /completed, 202",
			"/fails, /fails, 500", "/timed-out, /timed-out, 503", "/dispatched/fails, /dispatched/fails, 500",
			"/api/data, UNKNOWN, 401" })
	void countsARequestOnce(String path, String uri, int status) {
		ask(path, uri, status);
		// whoever counts twice has done so before the next request is counted
		ask("/next", "/next", 200);
		assertThat(count(uri, status)).isEqualTo(1);
	}

	@Test
	void keepsNoMeterOfRequestsUnderWay() {
		ask("/next", "/next", 200);
		assertThat(this.meters.find("http.server.requests.active").meters()).isEmpty();
	}

	/** A client has its answer a little before it is counted. */
	private void ask(String path, String uri, int status) {
		long before = count(uri, status);
		Answer answer = new HttpProbe(this.port).get(path);
		assertThat(answer.status()).as(answer.text()).isEqualTo(status);
		long deadlineNanos = System.nanoTime() + LIMIT.toNanos();
		while (count(uri, status) == before && System.nanoTime() < deadlineNanos) {
			LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(5));
		}
		assertThat(count(uri, status)).as(uri).isGreaterThan(before);
	}

	private long count(String uri, int status) {
		return this.meters.find("http.server.requests")
			.tags("uri", uri, "status", String.valueOf(status))
			.timers()
			.stream()
			.mapToLong(Timer::count)
			.sum();
	}

	/** What the service does. */
	@SpringBootConfiguration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	@RestController
	static class Wiring {

		@GetMapping("/next")
		String next() {
			return "next";
		}

		@GetMapping("/now/{id}")
		String now(@PathVariable String id) {
			return id;
		}

		@GetMapping("/fails")
		String fails() {
			throw new IllegalStateException("test");
		}

		@GetMapping("/dispatched")
		Callable<String> dispatched() {
			return () -> "done";
		}

		@GetMapping("/timed-out")
		DeferredResult<String> timedOut() {
			return new DeferredResult<>(1L);
		}

		@GetMapping("/dispatched/fails")
		Callable<String> dispatchedAndFails() {
			return () -> {
				throw new IllegalStateException("test");
			};
		}

		@GetMapping("/completed")
		void completed(HttpServletRequest request, HttpServletResponse response) {
			AsyncContext context = request.startAsync();
			Thread.startVirtualThread(() -> {
				response.setStatus(202);
				try {
					response.getWriter().print("done");
				}
				catch (IOException ex) {
					throw new UncheckedIOException(ex);
				}
				context.complete();
			});
		}

	}

}
