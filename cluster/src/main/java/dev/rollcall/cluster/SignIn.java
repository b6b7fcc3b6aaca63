package dev.rollcall.cluster;

import java.io.IOException;
import java.time.Duration;

/**
 * Signs in through the gateway.
 *
 * @param gateway where the gateway is
 * @param secrets where the passwords are
 */
record SignIn(Instance gateway, Secrets secrets) {

	/** More than the 5 s that the gateway gives auth-service. */
	private static final Duration LIMIT = Duration.ofSeconds(15);

	/**
	 * Gets a bearer token.
	 * @param account {@code demo} or {@code admin}, whose passwords are known here
	 * @throws ClusterException when there is none to be had
	 */
	String token(String account) {
		String secret = "rollcall." + account + ".password";
		String password = this.secrets.read(secret)
			.orElseThrow(() -> new ClusterException("there is no %s: ./rollcall up makes it"
				.formatted(ClusterSettings.shown(this.secrets.folder().resolve(secret)))));
		Probe.Answer answer = login(
				"{\"username\":" + JsonText.quote(account) + ",\"password\":" + JsonText.quote(password) + "}");
		if (!answer.isOk()) {
			throw new ClusterException(
					"%s could not sign in at %s: %s".formatted(account, this.gateway.url(), problem(answer)));
		}
		return JsonText.member(answer.body(), "token")
			.orElseThrow(() -> new ClusterException("the answer to the login holds no token"));
	}

	/** One line of the problem (RFC 9457) that the answer is, if it is one. */
	private static String problem(Probe.Answer answer) {
		return JsonText.line(answer.body(), "detail")
			.or(() -> JsonText.line(answer.body(), "title"))
			.orElse("HTTP status " + answer.status());
	}

	private Probe.Answer login(String body) {
		try {
			return Probe.post(this.gateway.port(), "/api/auth/login", body, LIMIT);
		}
		catch (IOException ex) {
			throw new ClusterException("the gateway at %s does not answer (%s): ./rollcall status says what runs"
				.formatted(this.gateway.url(), ex.getMessage()), ex);
		}
	}

}
