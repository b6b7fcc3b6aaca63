package dev.rollcall.compute;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import dev.rollcall.starter.testing.ArchitectureRules;
import org.junit.jupiter.api.Test;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

/** The compute service keeps the shape of all modules, and its mathematics stay pure. */
class ComputeArchitectureTests extends ArchitectureRules {

	ComputeArchitectureTests() {
		super("dev.rollcall.compute");
	}

	@Test
	void operationsKnowNoFramework() {
		noClasses().that()
			.resideInAPackage("..operation..")
			.should()
			.dependOnClassesThat()
			.resideInAnyPackage("org.springframework..", "tools.jackson..", "jakarta..", "dev.rollcall.starter..")
			.check(new ClassFileImporter().importPackages("dev.rollcall.compute"));
	}

}
