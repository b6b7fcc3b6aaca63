package dev.rollcall.client;

import dev.rollcall.starter.testing.ArchitectureRules;

class ClientArchitectureTests extends ArchitectureRules {

	ClientArchitectureTests() {
		super("dev.rollcall.client");
	}

}
