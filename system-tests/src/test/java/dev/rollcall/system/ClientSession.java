package dev.rollcall.system;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

import static org.assertj.core.api.Assertions.assertThat;

/** A session of the client's menu, typed into and read through pipes. */
final class ClientSession implements AutoCloseable {

	private static final Duration LIMIT = Duration.ofSeconds(30);

	private final Process process;

	private final Writer keyboard;

	private final StringBuffer screen = new StringBuffer();

	private final Thread reading;

	ClientSession(RunningSystem system) {
		try {
			this.process = system.cluster().client(List.of()).redirectErrorStream(true).start();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		this.keyboard = new OutputStreamWriter(this.process.getOutputStream(), StandardCharsets.UTF_8);
		this.reading = Thread.ofVirtual().start(this::read);
	}

	private void read() {
		try (Reader output = new InputStreamReader(this.process.getInputStream(), StandardCharsets.UTF_8)) {
			for (int character = output.read(); character >= 0; character = output.read()) {
				this.screen.append((char) character);
			}
		}
		catch (IOException ex) {
			this.screen.append(ex);
		}
	}

	/** Chooses "1. Execute Stateless Sum" and waits for a line. */
	ClientSession sum(String a, String b, String expected) {
		return type("1\n" + a + "\n" + b + "\n", expected);
	}

	/** Chooses "2. Execute Stateful Multiplication" and waits for a line. */
	ClientSession multiply(String factor, String expected) {
		return type("2\n" + factor + "\n", expected);
	}

	private ClientSession type(String keys, String expected) {
		int before = this.screen.length();
		try {
			this.keyboard.write(keys);
			this.keyboard.flush();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(this.screen.toString(), ex);
		}
		RunningSystem.await(expected + " after " + this.screen, LIMIT,
				() -> this.screen.indexOf(expected, before) >= 0);
		return this;
	}

	/** Chooses "3. Exit". */
	String exit() throws InterruptedException, IOException {
		this.keyboard.write("3\n");
		this.keyboard.flush();
		assertThat(this.process.waitFor(LIMIT.toSeconds(), TimeUnit.SECONDS)).as(this.screen.toString()).isTrue();
		assertThat(this.process.exitValue()).as(this.screen.toString()).isZero();
		this.reading.join(LIMIT);
		return this.screen.toString();
	}

	@Override
	public void close() {
		this.process.destroyForcibly();
	}

}
