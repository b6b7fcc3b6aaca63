package dev.rollcall.compute.accumulator;

import java.math.BigInteger;
import java.util.regex.Pattern;

import dev.rollcall.compute.accumulator.Accumulator.AccumulatorView;
import dev.rollcall.compute.accumulator.Accumulator.Product;
import dev.rollcall.starter.problem.ProblemException;
import dev.rollcall.starter.token.Caller;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** {@code /multiply} and {@code /accumulator} (CONTRACT 7). */
@RestController
@RequestMapping("/api/compute")
class AccumulatorController {

	private static final Pattern VISIBLE_ASCII = Pattern.compile("[!-~]{1,64}");

	private final Accumulator accumulator;

	private final Pattern factor;

	private final String factorRule;

	AccumulatorController(Accumulator accumulator, AccumulatorProperties properties) {
		this.accumulator = accumulator;
		this.factor = Pattern.compile("-?[0-9]{1," + properties.factorDigitsMax() + "}+");
		this.factorRule = "must be an integer of at most %,d digits".formatted(properties.factorDigitsMax());
	}

	@PostMapping("/multiply")
	ResponseEntity<AccumulatorView> multiply(@RequestBody MultiplyRequest request,
			@RequestHeader(name = Accumulator.IDEMPOTENCY_KEY, required = false) @Nullable String idempotencyKey,
			@AuthenticationPrincipal Caller caller) {
		if (idempotencyKey != null && !VISIBLE_ASCII.matcher(idempotencyKey).matches()) {
			throw ProblemException.invalid(Accumulator.IDEMPOTENCY_KEY, "must be 1 to 64 visible ASCII characters");
		}
		Product product = this.accumulator.multiply(integer(request.factor()), caller, idempotencyKey);
		ResponseEntity.BodyBuilder answer = ResponseEntity.ok();
		if (product.replayed()) {
			answer.header(Accumulator.IDEMPOTENCY_REPLAYED, "true");
		}
		return answer.body(product.view());
	}

	@GetMapping("/accumulator")
	AccumulatorView get() {
		return this.accumulator.get();
	}

	@DeleteMapping("/accumulator")
	@ResponseStatus(HttpStatus.NO_CONTENT)
	void delete() {
		this.accumulator.delete();
	}

	private BigInteger integer(@Nullable JsonNode json) {
		if (json == null || json.isNull()) {
			throw ProblemException.invalid("factor", "is missing");
		}
		if (!(json.isIntegralNumber() || json.isString()) || !this.factor.matcher(json.asString()).matches()) {
			throw ProblemException.invalid("factor", this.factorRule);
		}
		return new BigInteger(json.asString());
	}

	/**
	 * A factor.
	 *
	 * @param factor a JSON integer or a decimal string
	 */
	record MultiplyRequest(@Nullable JsonNode factor) {
	}

}
