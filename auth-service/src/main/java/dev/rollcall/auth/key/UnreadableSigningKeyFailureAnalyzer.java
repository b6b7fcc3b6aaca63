package dev.rollcall.auth.key;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Says what to do about a signing key that cannot be decrypted. */
class UnreadableSigningKeyFailureAnalyzer extends AbstractFailureAnalyzer<UnreadableSigningKeyException> {

	@Override
	protected FailureAnalysis analyze(Throwable rootFailure, UnreadableSigningKeyException cause) {
		return new FailureAnalysis(cause.getMessage(),
				"Put back the file secrets/rollcall.keys.encryption-key that this database was used with. If it is lost,"
						+ " stop all instances of auth-service and delete the rows of auth_signing_key: a new key is made"
						+ " at the next start, and everybody has to sign in again.",
				cause);
	}

}
