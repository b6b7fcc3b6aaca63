package dev.rollcall.starter.token;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpHeaders;
import org.springframework.security.oauth2.server.resource.web.BearerTokenResolver;
import org.springframework.security.oauth2.server.resource.web.DefaultBearerTokenResolver;

/**
 * Takes the token from its header. Spring's own way is a regular expression over some 400
 * characters, one of the dearest things that a request does; it is asked about whatever
 * does not look like a token.
 */
class BearerTokens implements BearerTokenResolver {

	private static final String SCHEME = "Bearer ";

	private final BearerTokenResolver otherwise = new DefaultBearerTokenResolver();

	@Override
	public @Nullable String resolve(HttpServletRequest request) {
		String header = request.getHeader(HttpHeaders.AUTHORIZATION);
		return (header != null && isToken(header)) ? header.substring(SCHEME.length())
				: this.otherwise.resolve(request);
	}

	private static boolean isToken(String header) {
		int length = header.length();
		if (length == SCHEME.length() || !header.startsWith(SCHEME)) {
			return false;
		}
		for (int i = SCHEME.length(); i < length; i++) {
			char c = header.charAt(i);
			boolean letterOrDigit = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
			if (!letterOrDigit && c != '-' && c != '_' && c != '.') {
				return false;
			}
		}
		return true;
	}

}
