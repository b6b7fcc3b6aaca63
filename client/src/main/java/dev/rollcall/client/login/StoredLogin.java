package dev.rollcall.client.login;

/**
 * A login that outlives the session.
 *
 * @param name whose
 * @param tokens the last ones
 */
record StoredLogin(String name, Tokens tokens) {
}
