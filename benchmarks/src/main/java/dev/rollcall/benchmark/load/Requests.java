package dev.rollcall.benchmark.load;

/**
 * What clients send.
 */
@FunctionalInterface
public interface Requests {

	/**
	 * The next request, whoever sends it.
	 * @return a whole HTTP/1.1 request in ASCII
	 */
	String next();

}
