package dev.rollcall.data;

import dev.rollcall.starter.testing.ArchitectureRules;

class ArchitectureTests extends ArchitectureRules {

	ArchitectureTests() {
		super("dev.rollcall.data");
	}

}
