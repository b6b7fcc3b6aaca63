package dev.rollcall.auth;

import dev.rollcall.starter.testing.ArchitectureRules;

class ArchitectureTests extends ArchitectureRules {

	ArchitectureTests() {
		super("dev.rollcall.auth");
	}

}
