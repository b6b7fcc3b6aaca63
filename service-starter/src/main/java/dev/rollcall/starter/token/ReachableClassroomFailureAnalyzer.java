package dev.rollcall.starter.token;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Says what to do about a classroom that others could enter. */
class ReachableClassroomFailureAnalyzer extends AbstractFailureAnalyzer<ReachableClassroomException> {

	@Override
	protected FailureAnalysis analyze(Throwable rootFailure, ReachableClassroomException cause) {
		return new FailureAnalysis(cause.getMessage(),
				"Leave ROLLCALL_SECURITY_OPEN out, or listen on 127.0.0.1 (SERVER_ADDRESS).", cause);
	}

}
