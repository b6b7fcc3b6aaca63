package dev.rollcall.kv.engine;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Says what to do about a second process instead of printing a stack trace. */
class FolderInUseFailureAnalyzer extends AbstractFailureAnalyzer<FolderInUseException> {

	@Override
	protected FailureAnalysis analyze(Throwable rootFailure, FolderInUseException cause) {
		return new FailureAnalysis(cause.getMessage(),
				"There is one kv-store a cluster. Stop the other one, or give this one another ROLLCALL_HOME.", cause);
	}

}
