package dev.rollcall.monitor;

import dev.rollcall.starter.testing.ArchitectureRules;

/** The monitor keeps the shape of all modules. */
class MonitorArchitectureTests extends ArchitectureRules {

	MonitorArchitectureTests() {
		super("dev.rollcall.monitor");
	}

}
