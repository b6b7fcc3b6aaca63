package dev.rollcall.benchmark.registry;

/** One more instance of a service, started or not. */
interface Server {

	/** How it names itself in its answers. */
	String name();

	/** Where it listens, or will. */
	int port();

	/** Whether it says that it wants requests. */
	boolean isReady();

	/** Starts it; it need not be ready when this returns. */
	void start() throws InterruptedException;

	/** Lets it stop by itself and returns when it is gone. */
	void stop() throws InterruptedException;

	/** Ends it with SIGKILL and returns when it is gone. */
	void kill() throws InterruptedException;

}
