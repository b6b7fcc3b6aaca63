package dev.rollcall.gateway.edge;

import java.util.Map;

/**
 * What browsers are told of the answers that the gateway makes itself. Services say the
 * same of theirs, which pass as they are: each header is there once.
 */
final class OwnHeaders {

	/** Names and values. */
	static final Map<String, String> ALL = Map.of("X-Content-Type-Options", "nosniff", "Referrer-Policy", "no-referrer",
			"Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'", "Cache-Control", "no-store");

	private OwnHeaders() {
	}

}
