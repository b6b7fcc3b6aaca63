package dev.rollcall.starter.instance;

/** As whom an instance sends itself its first requests. */
public interface WarmUpCaller {

	/**
	 * Somebody who has nothing to say here.
	 * @return a token that is refused
	 */
	String stranger();

	/**
	 * Somebody who may do what every user may.
	 * @return a token that is taken until {@link #forget}
	 */
	String user();

	/** From now on no token that it gave is taken. */
	void forget();

}
