package dev.rollcall.kv.entry;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

import dev.rollcall.kv.engine.Condition;
import dev.rollcall.starter.problem.ProblemException;
import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpHeaders;

/** Reads {@code If-Match} and {@code If-None-Match} (RFC 9110, 13.1). */
final class Preconditions {

	private static final Pattern VERSION = Pattern.compile("\"([0-9]{1,18})\"");

	private static final String ANY = "*";

	private Preconditions() {
	}

	/**
	 * What the headers of a request ask for.
	 * @param ifMatch the value of {@code If-Match}, if it was sent
	 * @param ifNoneMatch the value of {@code If-None-Match}, if it was sent
	 * @return the condition
	 */
	static Condition of(@Nullable String ifMatch, @Nullable String ifNoneMatch) {
		if (ifNoneMatch != null) {
			require(ANY.equals(ifNoneMatch), HttpHeaders.IF_NONE_MATCH, "must be * here");
			require(ifMatch == null, HttpHeaders.IF_MATCH, "and If-None-Match exclude each other");
			return Condition.ABSENT;
		}
		if (ifMatch == null) {
			return Condition.NONE;
		}
		if (ANY.equals(ifMatch)) {
			return Condition.PRESENT;
		}
		Matcher version = VERSION.matcher(ifMatch);
		require(version.matches(), HttpHeaders.IF_MATCH, "must be * or one version in quotes such as \"7\"");
		return new Condition.Version(Long.parseLong(version.group(1)));
	}

	private static void require(boolean condition, String header, String message) {
		if (!condition) {
			throw ProblemException.invalid(header, message);
		}
	}

}
