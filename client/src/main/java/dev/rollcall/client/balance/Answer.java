package dev.rollcall.client.balance;

import java.util.stream.Stream;

import dev.rollcall.client.json.JsonObject;

/**
 * What a process answered.
 *
 * @param status the status code
 * @param retryLater whether the answer says when to try again ({@code Retry-After})
 * @param body the JSON; without members when it is none
 */
public record Answer(int status, boolean retryLater, JsonObject body) {

	private static final int OK_MIN = 200;

	private static final int OK_MAX = 299;

	private static final int UNAUTHORIZED = 401;

	private static final int FORBIDDEN = 403;

	private static final int NOT_FOUND = 404;

	private static final int CONFLICT = 409;

	private static final int BAD_GATEWAY = 502;

	private static final int SERVICE_UNAVAILABLE = 503;

	private static final int GATEWAY_TIMEOUT = 504;

	/**
	 * Whether it did what was asked.
	 * @return whether the status is 2xx
	 */
	public boolean isOk() {
		return this.status >= OK_MIN && this.status <= OK_MAX;
	}

	/**
	 * Whether it wants a token, or another one.
	 * @return whether the status is 401
	 */
	public boolean wantsSignIn() {
		return this.status == UNAUTHORIZED;
	}

	/**
	 * Whether it wants a token, or one with more rights.
	 */
	boolean wantsCredential() {
		return this.status == UNAUTHORIZED || this.status == FORBIDDEN;
	}

	/**
	 * Whether it can't serve now.
	 * @return whether the status is 502, 503 or 504
	 */
	public boolean isUnavailable() {
		return this.status >= BAD_GATEWAY && this.status <= GATEWAY_TIMEOUT;
	}

	/**
	 * Whether it did not even begin, so that another one may be asked for what is done
	 * only once.
	 * @return whether the status is 503
	 */
	public boolean isTurnedAway() {
		return this.status == SERVICE_UNAVAILABLE;
	}

	/**
	 * Whether it has no such path.
	 * @return whether the status is 404
	 */
	public boolean isUnknown() {
		return this.status == NOT_FOUND;
	}

	/**
	 * Whether this process can't do it now and another one may: it is stopping, something
	 * it needs is away, or a twin of the request has not ended yet.
	 */
	boolean maySucceedElsewhere() {
		return isUnavailable() || (this.status == CONFLICT && this.retryLater);
	}

	/**
	 * What a problem (RFC 9457) says is wrong.
	 * @return one line: the detail, else the title, else the status
	 */
	public String problem() {
		return Stream.of("detail", "title")
			.map((member) -> oneLine(this.body.text(member).orElse("")))
			.filter((text) -> !text.isEmpty())
			.findFirst()
			.orElse("HTTP status " + this.status);
	}

	/**
	 * A member of the body, as it may be printed.
	 * @param member its name
	 * @return the text or number in one line
	 * @throws ClientException when there is none
	 */
	public String text(String member) {
		return this.body.text(member)
			.map(Answer::oneLine)
			.orElseThrow(() -> new ClientException("the answer is none of ours: there is no '" + member + "' in it"));
	}

	/** Nothing that steers a terminal, whoever answered. */
	private static String oneLine(String text) {
		return text.replaceAll("\\p{Cntrl}+", " ").strip();
	}

}
