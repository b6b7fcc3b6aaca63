package dev.rollcall.compute.direct;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

import dev.rollcall.compute.operation.Mode;
import dev.rollcall.compute.operation.Operation;
import dev.rollcall.compute.operation.Operations;
import dev.rollcall.starter.instance.InstanceProperties;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** {@code /direct}, {@code /sum} and {@code /operations}: stateless, on any instance. */
@RestController
@RequestMapping("/api/compute")
class DirectController {

	private static final double NANOS_PER_MICRO = 1000;

	private static final double MICROS_PER_MILLI = 1000;

	private final DirectCalls calls;

	private final InstanceProperties instance;

	private final InstantSource clock;

	DirectController(DirectCalls calls, InstanceProperties instance, InstantSource clock) {
		this.calls = calls;
		this.instance = instance;
		this.clock = clock;
	}

	@GetMapping("/operations")
	Map<String, List<OperationView>> operations() {
		return Map.of("operations", Operations.all().stream().map(OperationView::of).toList());
	}

	@PostMapping("/direct")
	DirectAnswer direct(@RequestBody @Valid DirectRequest request) {
		long startNanos = System.nanoTime();
		Object result = this.calls.run(request.operation(), request.operands());
		double durationMs = Math.round((System.nanoTime() - startNanos) / NANOS_PER_MICRO) / MICROS_PER_MILLI;
		return new DirectAnswer(request.operation(), request.operands(), result, this.instance.name(),
				this.clock.instant(), durationMs);
	}

	@PostMapping("/sum")
	SumAnswer sum(@RequestBody @Valid SumRequest request) {
		return new SumAnswer(this.calls.run("add", Arrays.asList(request.a(), request.b())), this.instance.name());
	}

	/**
	 * An operation and its operands.
	 *
	 * @param operation its name
	 * @param operands JSON numbers, decimal strings or matrices
	 */
	record DirectRequest(
			@NotNull(message = "is missing") @Size(max = 64,
					message = "is at most 64 characters long") String operation,
			@NotNull(message = "is missing") List<@Nullable Object> operands) {
	}

	/**
	 * A result and where it was computed.
	 *
	 * @param operation as asked
	 * @param operands as asked
	 * @param result an integer beyond 2^53 - 1 as text, everything else as it is
	 * @param service the instance
	 * @param computedAt when
	 * @param durationMs how long it took, in milliseconds
	 */
	record DirectAnswer(String operation, List<@Nullable Object> operands, Object result, String service,
			Instant computedAt, double durationMs) {
	}

	/**
	 * Two numbers.
	 *
	 * @param a a JSON number or decimal string
	 * @param b a JSON number or decimal string
	 */
	record SumRequest(@NotNull(message = "is missing") Object a, @NotNull(message = "is missing") Object b) {
	}

	/**
	 * Their sum.
	 *
	 * @param result as in {@link DirectAnswer}
	 * @param service the instance
	 */
	record SumAnswer(Object result, String service) {
	}

	/**
	 * What an operation takes.
	 *
	 * @param name its name
	 * @param operands in words
	 * @param limits in words, by the way of calling
	 * @param progress whether a job of it shows progress
	 */
	record OperationView(String name, String operands, Map<String, String> limits, boolean progress) {

		static OperationView of(Operation operation) {
			return new OperationView(operation.name(), operation.operands(),
					Map.of("direct", operation.limits(Mode.DIRECT), "job", operation.limits(Mode.JOB)),
					operation.reportsProgress());
		}

	}

}
