package dev.rollcall.registry;

import dev.rollcall.starter.testing.ArchitectureRules;

/** The registry keeps the shape of all modules. */
class RegistryArchitectureTests extends ArchitectureRules {

	RegistryArchitectureTests() {
		super("dev.rollcall.registry");
	}

}
