package dev.rollcall.starter.token;

import java.util.Set;

/**
 * Who makes a request.
 *
 * @param id the user's id (the token's {@code sub}), or {@code cluster}
 * @param roles the names of the user's roles, such as {@code USER} and {@code ADMIN}
 */
public record Caller(String id, Set<String> roles) {

	/** The role of one who may act on what others own. */
	public static final String ADMIN = "ADMIN";

	/** The role of a signed-in user. */
	public static final String USER = "USER";

	/** The role of the cluster's own processes. */
	public static final String CLUSTER = "CLUSTER";

	/**
	 * Whoever sends no token in classroom mode ({@code rollcall.security.open}); may
	 * change what anybody owns.
	 */
	public static final Caller ANONYMOUS = new Caller("anonymous", Set.of(USER));

	public Caller {
		roles = Set.copyOf(roles);
	}

	/**
	 * Whether the caller may change what the owner owns.
	 * @param ownerId the id of a user
	 * @return whether it is the caller, or the caller is an ADMIN or {@link #ANONYMOUS}
	 */
	public boolean mayChangeWhatBelongsTo(String ownerId) {
		return this.id.equals(ownerId) || this == ANONYMOUS || this.roles.contains(ADMIN);
	}

}
