package dev.rollcall.registry.lease;

import java.time.Duration;

import dev.rollcall.starter.problem.ProblemException;

/** A registration, heartbeat or deregistration that is not to be. */
final class RefusedRegistrationException extends ProblemException {

	private static final long serialVersionUID = 1L;

	/** Room is made by leases that end, which takes this long at most. */
	private static final Duration FULL_RETRY_AFTER = Duration.ofSeconds(30);

	private final RegistryProblem reason;

	RefusedRegistrationException(RegistryProblem reason, String detail) {
		super(reason, detail);
		this.reason = reason;
		if (reason == RegistryProblem.FULL) {
			retryAfter(FULL_RETRY_AFTER);
		}
	}

	RefusedRegistrationException(RegistryProblem reason, String detail, Duration retryAfter) {
		this(reason, detail);
		retryAfter(retryAfter);
	}

	RegistryProblem reason() {
		return this.reason;
	}

}
