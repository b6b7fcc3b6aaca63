package dev.rollcall.starter.instance;

import java.util.List;

/** As whom an instance sends itself its first requests. */
public interface WarmUpCaller {

	/**
	 * Called once, before the first request.
	 * @return the tokens with each of which the requests are sent
	 */
	List<String> tokens();

	/** From now on no token that it gave is taken. */
	void forget();

}
