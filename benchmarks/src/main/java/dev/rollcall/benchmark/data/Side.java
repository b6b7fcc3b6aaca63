package dev.rollcall.benchmark.data;

import java.util.List;

/** Servers of items over one database. */
interface Side extends AutoCloseable {

	/** What it is called. */
	String name();

	/** Where its instances listen, the first one first. */
	List<Integer> ports();

	/** Their processes. */
	List<Long> pids();

	/** What its clients show. */
	String authorization();

	@Override
	void close();

}
