package dev.rollcall.data.batch;

import java.util.List;

import dev.rollcall.starter.idempotency.Idempotency;
import dev.rollcall.starter.token.Caller;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;

import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** {@code POST /api/data/batch} (CONTRACT 6). */
@RestController
class BatchController {

	static final String PATH = "/api/data/batch";

	private final Batches batches;

	private final BatchProperties limits;

	private final Idempotency idempotency;

	BatchController(Batches batches, BatchProperties limits, Idempotency idempotency) {
		this.batches = batches;
		this.limits = limits;
		this.idempotency = idempotency;
	}

	@PostMapping(PATH)
	ResponseEntity<?> run(@RequestBody @Valid BatchRequest request, @AuthenticationPrincipal Caller caller,
			HttpServletRequest call) {
		Batch batch = request.operations();
		batch.requireAtMost(this.limits.operationsMax());
		return this.idempotency.once(call, caller,
				() -> ResponseEntity.ok(new BatchAnswer(this.batches.run(batch, caller))));
	}

	/**
	 * A batch was carried out.
	 *
	 * @param results one for each operation, in their order
	 */
	record BatchAnswer(List<OperationResult> results) {
	}

}
