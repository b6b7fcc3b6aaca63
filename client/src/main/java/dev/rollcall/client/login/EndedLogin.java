package dev.rollcall.client.login;

/**
 * A login that is forgotten here.
 *
 * @param name whose
 * @param everywhere whether auth-service ended it too; {@code false} when it has no such
 * thing as a logout, so that the login lasts until it expires
 */
public record EndedLogin(String name, boolean everywhere) {
}
