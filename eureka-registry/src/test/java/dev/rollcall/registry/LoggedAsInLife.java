package dev.rollcall.registry;

import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

import org.springframework.boot.logging.LogLevel;
import org.springframework.boot.logging.LoggingSystem;

/** Lets the lines of the originals be logged. Tests are silent otherwise. */
class LoggedAsInLife implements BeforeEachCallback, AfterEachCallback {

	private static final String LOGGER = "rollcall";

	private static final LoggingSystem LOGGING = LoggingSystem.get(LoggedAsInLife.class.getClassLoader());

	/** Until the test ends. */
	static void at(LogLevel level) {
		LOGGING.setLogLevel(LOGGER, level);
	}

	@Override
	public void beforeEach(ExtensionContext context) {
		at(LogLevel.INFO);
	}

	@Override
	public void afterEach(ExtensionContext context) {
		LOGGING.setLogLevel(LOGGER, null);
	}

}
