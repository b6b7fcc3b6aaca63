package dev.rollcall.starter.secret;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Says what to do about a missing secret instead of printing a stack trace. */
class MissingSecretsFailureAnalyzer extends AbstractFailureAnalyzer<MissingSecretsException> {

	@Override
	protected FailureAnalysis analyze(Throwable rootFailure, MissingSecretsException cause) {
		return new FailureAnalysis(cause.getMessage(),
				"Copy the folder 'secrets' of a machine that has it (./rollcall up makes one), mount it read-only"
						+ " and name the folder above it in ROLLCALL_HOME; the files are rollcall.cluster.password,"
						+ " rollcall.admin.password, rollcall.demo.password and rollcall.keys.encryption-key.",
				cause);
	}

}
