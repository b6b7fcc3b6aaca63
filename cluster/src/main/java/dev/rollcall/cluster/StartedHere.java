package dev.rollcall.cluster;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/**
 * The processes that this JVM has started and has to stop again, when starting fails or
 * when the JVM ends meanwhile (Ctrl-C). Nothing is started any more once it has begun to
 * end: no process slips through between the two.
 */
final class StartedHere {

	private final Shutdown shutdown;

	private final boolean outlive;

	private final ClusterListener listener;

	private final EndOfJvm endOfJvm = new EndOfJvm(this::stopAtEndOfJvm);

	private final List<ManagedProcess> processes = new ArrayList<>();

	private boolean watching;

	private boolean ending;

	/**
	 * Creates one without processes.
	 * @param outlive whether processes may go on without this JVM once they are ready
	 */
	StartedHere(Shutdown shutdown, boolean outlive, ClusterListener listener) {
		this.shutdown = shutdown;
		this.outlive = outlive;
		this.listener = listener;
	}

	/**
	 * Something that starts processes.
	 */
	@FunctionalInterface
	interface Starting {

		void run() throws InterruptedException;

	}

	/**
	 * Starts processes, all or none: if it fails, those that it has started are stopped.
	 */
	void guard(Starting starting) throws InterruptedException {
		watch();
		List<ManagedProcess> before = all();
		boolean done = false;
		try {
			starting.run();
			done = true;
		}
		catch (ClusterException ex) {
			if (isEnding()) {
				// The hook is stopping what is waited for here, so of course it fails.
				throw EndOfJvm.ending(ex);
			}
			throw ex;
		}
		finally {
			if (!done && !isEnding()) {
				giveUp(before);
			}
			if (this.outlive) {
				release(all());
			}
		}
	}

	private void giveUp(List<ManagedProcess> before) throws InterruptedException {
		List<ManagedProcess> started = new ArrayList<>(all());
		started.removeAll(before);
		if (!started.isEmpty()) {
			this.listener.givingUp();
			this.shutdown.stop(started);
			release(started);
		}
	}

	synchronized Launch.Started start(Supplier<Launch.Started> launch) throws InterruptedException {
		if (this.ending) {
			throw new InterruptedException("this JVM is ending");
		}
		Launch.Started started = launch.get();
		this.processes.add(started.process());
		return started;
	}

	/** No longer watches the end of the JVM; everything is stopped already. */
	synchronized void close() throws InterruptedException {
		if (this.watching) {
			this.watching = false;
			this.endOfJvm.cancel();
		}
	}

	private synchronized void watch() throws InterruptedException {
		if (!this.watching) {
			this.endOfJvm.register();
			this.watching = true;
		}
	}

	private void stopAtEndOfJvm() {
		List<ManagedProcess> left = end();
		if (left.isEmpty()) {
			return;
		}
		this.listener.interrupted();
		try {
			this.shutdown.stop(left);
		}
		catch (InterruptedException ex) {
			// Nobody interrupts this thread; if somebody did, the run files tell the
			// rest.
			Thread.currentThread().interrupt();
		}
	}

	private synchronized List<ManagedProcess> end() {
		this.ending = true;
		return all();
	}

	private synchronized boolean isEnding() {
		return this.ending;
	}

	private synchronized List<ManagedProcess> all() {
		return List.copyOf(this.processes);
	}

	private synchronized void release(List<ManagedProcess> released) {
		this.processes.removeAll(released);
	}

}
