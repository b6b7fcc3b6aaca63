package dev.rollcall.starter.testing;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * The shape that every module keeps: packages are features in a line without cycles. A
 * module extends this with its root package. Its classes are read once for all rules, and
 * those of libraries not at all: the rules ask for names only (archunit.properties).
 */
@TestInstance(Lifecycle.PER_CLASS)
public abstract class ArchitectureRules {

	private final JavaClasses module;

	private final String root;

	/**
	 * Reads the classes of a module.
	 * @param root its root package
	 */
	protected ArchitectureRules(String root) {
		this.root = root;
		this.module = new ClassFileImporter().withImportOption(new ImportOption.DoNotIncludeTests())
			.withImportOption((location) -> !location.contains("-tests.jar"))
			.importPackages(root);
		assertThat(this.module).as("classes below " + root).isNotEmpty();
	}

	@Test
	void packagesHaveNoCycles() {
		slices().matching(this.root + ".(*)..").should().beFreeOfCycles().allowEmptyShould(true).check(this.module);
	}

	@Test
	void packagesAreFeaturesAndNoLayers() {
		noClasses().should()
			.resideInAnyPackage("..controller..", "..controllers..", "..service..", "..services..", "..dto..",
					"..model..", "..models..", "..util..", "..utils..", "..impl..", "..common..", "..config..",
					"..repository..", "..entity..")
			.check(this.module);
	}

	@Test
	void typesAreNamedByWhatTheyAre() {
		noClasses().should().haveNameMatching(".*(Impl|Manager|Helper|Util|Utils|Dto)").check(this.module);
	}

	@Test
	void controllersAndEntitiesStayInTheirPackage() {
		DescribedPredicate<JavaClass> closed = DescribedPredicate.describe("controller or configuration",
				(type) -> type.getSimpleName().endsWith("Controller")
						|| type.getSimpleName().endsWith("Configuration"));
		classes().that(closed)
			.and()
			.areTopLevelClasses()
			.should()
			.notBePublic()
			.allowEmptyShould(true)
			.check(this.module);
	}

}
