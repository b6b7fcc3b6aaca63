package dev.rollcall.kv.engine;

import org.jspecify.annotations.Nullable;

/**
 * A write that is not known to be durable: it waited too long, the disk failed or the
 * store stops.
 */
public class KvUnavailableException extends RuntimeException {

	private static final long serialVersionUID = 1L;

	private final boolean diskFull;

	KvUnavailableException(String message, @Nullable Throwable cause, boolean diskFull) {
		super(message, cause);
		this.diskFull = diskFull;
	}

	KvUnavailableException(String message) {
		this(message, null, false);
	}

	/**
	 * Whether it is known that there is no space left: then nothing was written.
	 * @return whether the disk is full
	 */
	public boolean isDiskFull() {
		return this.diskFull;
	}

}
