package dev.rollcall.starter;

import dev.rollcall.starter.testing.ArchitectureRules;

/** The starter keeps the shape of all modules. */
class StarterArchitectureTests extends ArchitectureRules {

	StarterArchitectureTests() {
		super("dev.rollcall.starter");
	}

}
