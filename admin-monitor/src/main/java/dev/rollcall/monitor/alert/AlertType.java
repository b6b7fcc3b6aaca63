package dev.rollcall.monitor.alert;

/** The kinds of alerts. */
public enum AlertType {

	/** Several checks failed in a row. */
	SERVICE_FAILURE("CRITICAL", "service-failure"),

	/** An instance that was reported is well again. */
	SERVICE_RECOVERY("INFO", "service-recovery"),

	/** An answer took long. */
	SLOW_RESPONSE("WARNING", "slow-response");

	private final String severity;

	private final String event;

	AlertType(String severity, String event) {
		this.severity = severity;
		this.event = event;
	}

	/**
	 * How bad it is.
	 * @return {@code CRITICAL}, {@code WARNING} or {@code INFO}
	 */
	public String severity() {
		return this.severity;
	}

	/**
	 * What it is called when it is sent out.
	 * @return the name of the event
	 */
	public String event() {
		return this.event;
	}

}
