package dev.rollcall.gateway;

import dev.rollcall.starter.testing.ArchitectureRules;

class GatewayArchitectureTests extends ArchitectureRules {

	GatewayArchitectureTests() {
		super("dev.rollcall.gateway");
	}

}
