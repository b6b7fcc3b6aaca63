package dev.rollcall.data.item;

import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpHeaders;

/**
 * In which state an item must be for a request to read or change it (RFC 9110, 13.1).
 *
 * @param ifMatch what it must match; {@code null} when anything will do
 * @param ifNoneMatch what it must not match; {@code null} when anything will do
 */
public record Preconditions(@Nullable EntityTags ifMatch, @Nullable EntityTags ifNoneMatch) {

	/** Whatever state it is in. */
	public static final Preconditions NONE = new Preconditions(null, null);

	/**
	 * Reads the headers.
	 * @param ifMatch the value of {@code If-Match}, if it was sent
	 * @param ifNoneMatch the value of {@code If-None-Match}, if it was sent
	 * @return the conditions
	 */
	static Preconditions of(@Nullable String ifMatch, @Nullable String ifNoneMatch) {
		return new Preconditions((ifMatch != null) ? EntityTags.parse(HttpHeaders.IF_MATCH, ifMatch) : null,
				(ifNoneMatch != null) ? EntityTags.parse(HttpHeaders.IF_NONE_MATCH, ifNoneMatch) : null);
	}

	/**
	 * An item at one version.
	 * @param version the version
	 * @return the condition
	 */
	public static Preconditions version(long version) {
		return new Preconditions(EntityTags.version(version), null);
	}

	/**
	 * Whether the item must not exist yet.
	 * @return whether {@code If-None-Match} is {@code *}
	 */
	boolean requireAbsence() {
		return this.ifNoneMatch != null && this.ifNoneMatch.any();
	}

	/**
	 * Whether the item must exist already.
	 * @return whether there is an {@code If-Match}
	 */
	public boolean requireExistence() {
		return this.ifMatch != null;
	}

	/**
	 * Whether an item is one that the caller expects.
	 * @param version of the item
	 * @return whether {@code If-Match} holds
	 */
	boolean expect(long version) {
		return this.ifMatch == null || this.ifMatch.matchStrongly(version);
	}

	/**
	 * Whether an item is one that the caller has or does not want to be there.
	 * @param version of the item
	 * @return whether {@code If-None-Match} does not hold
	 */
	boolean exclude(long version) {
		return this.ifNoneMatch != null && this.ifNoneMatch.matchWeakly(version);
	}

}
