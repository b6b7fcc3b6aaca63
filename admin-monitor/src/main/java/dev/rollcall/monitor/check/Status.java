package dev.rollcall.monitor.check;

import java.util.Locale;

import com.fasterxml.jackson.annotation.JsonValue;

/** How an instance is. */
public enum Status {

	/** Its last check went well. */
	HEALTHY,

	/** Its last check failed. */
	UNHEALTHY,

	/** It has not been checked yet, or is starting. */
	UNKNOWN,

	/** It left the registry by itself and no longer answers, or need not. */
	STOPPED;

	/**
	 * The name in answers.
	 * @return the lower-case name
	 */
	@JsonValue
	public String text() {
		return name().toLowerCase(Locale.ROOT);
	}

}
