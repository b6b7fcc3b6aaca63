package dev.rollcall.starter.instance;

import java.util.List;

/** Warms up where nobody gives tokens, with one that says nothing. */
class Stranger implements WarmUpCaller {

	@Override
	public List<String> tokens() {
		return List.of("e30.e30.e30");
	}

	@Override
	public void forget() {
		// nobody would take it
	}

}
