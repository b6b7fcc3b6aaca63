package dev.rollcall.starter.problem;

import java.io.IOException;

import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;

/** A request's body that is looked at while somebody else reads it, and never kept. */
public abstract class WatchedBody extends ServletInputStream {

	private final ServletInputStream body;

	protected WatchedBody(ServletInputStream body) {
		this.body = body;
	}

	/**
	 * Called with what was read, before the reader has it.
	 * @param bytes where it stands
	 * @param offset where it begins
	 * @param length how much it is, at least 1
	 * @throws IOException when nobody is to read on
	 */
	protected abstract void seen(byte[] bytes, int offset, int length) throws IOException;

	@Override
	public int read() throws IOException {
		int next = this.body.read();
		if (next >= 0) {
			seen(new byte[] { (byte) next }, 0, 1);
		}
		return next;
	}

	@Override
	public int read(byte[] target, int offset, int length) throws IOException {
		int read = this.body.read(target, offset, length);
		if (read > 0) {
			seen(target, offset, read);
		}
		return read;
	}

	@Override
	public boolean isFinished() {
		return this.body.isFinished();
	}

	@Override
	public boolean isReady() {
		return this.body.isReady();
	}

	@Override
	public void setReadListener(ReadListener listener) {
		this.body.setReadListener(listener);
	}

}
