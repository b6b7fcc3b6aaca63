package dev.rollcall.cluster;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * Remembers what it was told, as {@code "up data-service-1"}.
 */
final class RecordingListener implements ClusterListener {

	private final List<String> events = new CopyOnWriteArrayList<>();

	List<String> events() {
		return List.copyOf(this.events);
	}

	@Override
	public void building(List<String> modules) {
		this.events.add("building " + String.join(" ", modules));
	}

	@Override
	public void built(Duration took) {
		this.events.add("built");
	}

	@Override
	public void starting(ManagedProcess process) {
		this.events.add("starting " + process.instance().name());
	}

	@Override
	public void up(ManagedProcess process, Duration took) {
		this.events.add("up " + process.instance().name());
	}

	@Override
	public void alreadyUp(ManagedProcess process) {
		this.events.add("already up " + process.instance().name());
	}

	@Override
	public void givingUp() {
		this.events.add("giving up");
	}

	@Override
	public void stopped(ManagedProcess process, Duration took, boolean byItself) {
		this.events.add((byItself ? "stopped " : "killed ") + process.instance().name());
	}

}
