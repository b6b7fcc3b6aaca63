package dev.rollcall.cluster.command;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;

import dev.rollcall.cluster.ClusterListener;
import dev.rollcall.cluster.ManagedProcess;

/**
 * Prints what is happening. On a terminal, what goes on stands below with its seconds
 * running and becomes one lasting line when it has ended; elsewhere every event is a
 * line.
 */
final class Progress implements ClusterListener, AutoCloseable {

	private static final Duration TICK = Duration.ofMillis(100);

	private static final String BUILD = "build";

	private final Console console;

	/** What goes on, with its line as far as the seconds, in order of its start. */
	private final Map<String, Active> active = new LinkedHashMap<>();

	private int linesDrawn;

	private boolean closed;

	/**
	 * Something that goes on.
	 *
	 * @param line without the seconds
	 * @param startNanos when it began
	 */
	private record Active(String line, long startNanos) {

		private String text(long nowNanos) {
			return this.line + Text.seconds(Duration.ofNanos(nowNanos - this.startNanos));
		}

	}

	private Progress(Console console) {
		this.console = console;
	}

	static Progress on(Console console) {
		Progress progress = new Progress(console);
		if (console.live()) {
			Thread.ofPlatform().daemon().name("progress").start(progress::tick);
		}
		return progress;
	}

	@Override
	public void building(List<String> modules) {
		begin(BUILD, "building " + String.join(", ", modules) + " ...",
				"building %d modules ...  ".formatted(modules.size()));
	}

	@Override
	public void built(Duration took) {
		end(BUILD, "built in " + Text.seconds(took));
	}

	@Override
	public void withoutAotCache(String module) {
		end(module, "%1$s will start slowly: see .rollcall/app/%1$s/training.log".formatted(module));
	}

	@Override
	public void starting(ManagedProcess process) {
		String line = line(process, Console.Color.YELLOW, "starting");
		begin(process.instance().name(), line.stripTrailing(), line);
	}

	@Override
	public void up(ManagedProcess process, Duration took) {
		end(process.instance().name(), line(process, Console.Color.GREEN, "up") + Text.seconds(took));
	}

	@Override
	public void alreadyUp(ManagedProcess process) {
		end(process.instance().name(), line(process, Console.Color.GREEN, "already up") + "pid " + process.pid());
	}

	@Override
	public void givingUp() {
		endAll("stopping what was started");
	}

	@Override
	public void interrupted() {
		endAll("interrupted: stopping what was started");
	}

	@Override
	public void stopped(ManagedProcess process, Duration took, boolean byItself) {
		end(process.instance().name(), byItself ? line(process, Console.Color.GREEN, "stopped") + Text.seconds(took)
				: line(process, Console.Color.RED, "killed") + "did not stop in " + Text.seconds(took));
	}

	private String line(ManagedProcess process, Console.Color color, String state) {
		return String.format(Locale.ROOT, "  %-20s %5d  %s ", process.instance().name(), process.instance().port(),
				this.console.paint(color, String.format(Locale.ROOT, "%-10s", state)));
	}

	private synchronized void begin(String name, String plainLine, String liveLine) {
		if (this.console.live()) {
			this.active.put(name, new Active(liveLine, System.nanoTime()));
			draw("");
		}
		else {
			this.console.print(plainLine);
		}
	}

	private synchronized void end(String name, String line) {
		this.active.remove(name);
		draw(line + System.lineSeparator());
	}

	private synchronized void endAll(String line) {
		this.active.clear();
		draw(line + System.lineSeparator());
	}

	/**
	 * Writes lasting lines and, below them, anew, what goes on; all at once, so that
	 * nothing flickers.
	 */
	private synchronized void draw(String lasting) {
		StringBuilder text = new StringBuilder();
		if (this.linesDrawn > 0) {
			text.append("\u001b[%dA\u001b[J".formatted(this.linesDrawn));
		}
		text.append(lasting);
		long nowNanos = System.nanoTime();
		this.active.values().forEach((going) -> text.append(going.text(nowNanos)).append(System.lineSeparator()));
		this.linesDrawn = this.active.size();
		this.console.out().print(text);
		this.console.out().flush();
	}

	private void tick() {
		while (redrawn()) {
			LockSupport.parkNanos(TICK.toNanos());
		}
	}

	private synchronized boolean redrawn() {
		if (!this.closed && !this.active.isEmpty()) {
			draw("");
		}
		return !this.closed;
	}

	/**
	 * Leaves only lasting lines.
	 */
	@Override
	public synchronized void close() {
		this.closed = true;
		this.active.clear();
		draw("");
	}

}
