package dev.rollcall.starter.instance;

import java.net.URI;

/**
 * What an instance does as soon as it accepts, and with which it would keep its first
 * clients waiting while the code for it is loaded. Declared as a bean, and done before,
 * against the instance itself, as often as the first requests are sent; it must change
 * nothing and need no other process.
 */
@FunctionalInterface
public interface Rehearsal {

	/**
	 * Does it.
	 * @param self where the instance lets itself in, answering 404 or a refusal to what
	 * is not its own
	 */
	void play(URI self);

}
