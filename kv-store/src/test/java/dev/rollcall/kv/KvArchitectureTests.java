package dev.rollcall.kv;

import dev.rollcall.starter.testing.ArchitectureRules;

/** The store keeps the shape of all modules. */
class KvArchitectureTests extends ArchitectureRules {

	KvArchitectureTests() {
		super("dev.rollcall.kv");
	}

}
