package dev.rollcall.starter.instance;

/** Warms up where nobody gives tokens, with one that says nothing. */
class Stranger implements WarmUpCaller {

	@Override
	public String stranger() {
		return "e30.e30.e30";
	}

	@Override
	public String user() {
		return stranger();
	}

	@Override
	public void forget() {
		// nobody would take it
	}

}
