package dev.rollcall.starter.discovery;

import java.io.IOException;

import org.jspecify.annotations.Nullable;

/** What came over the event stream is not what was agreed on. */
class MalformedStreamException extends IOException {

	private static final long serialVersionUID = 1L;

	MalformedStreamException(String message, @Nullable Throwable cause) {
		super(message, cause);
	}

}
