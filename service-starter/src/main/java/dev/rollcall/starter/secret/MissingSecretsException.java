package dev.rollcall.starter.secret;

import java.nio.file.Path;

/** The process may not make the cluster's secrets itself and was given none. */
class MissingSecretsException extends RuntimeException {

	private static final long serialVersionUID = 1L;

	MissingSecretsException(Path folder, String address, String registry) {
		super("No secrets in %s, and none are made here: server.address is %s and the registry is %s, not both of this machine"
			.formatted(folder, address, registry));
	}

	MissingSecretsException(Path folder) {
		super("The folder %s lacks the file rollcall.cluster.password".formatted(folder));
	}

}
