package dev.rollcall.registry.facade;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class FacadePropertiesTests {

	@Test
	void refusesLimitsThatNothingCanMeet() {
		assertThat(new FacadeProperties(1, 1, 1, 0, 1, 1).metadataEntriesMax()).isZero();
		assertThatIllegalArgumentException().isThrownBy(() -> new FacadeProperties(0, 1, 1, 0, 1, 1))
			.withMessage("rollcall.registry.facade.id-length-max must be at least 1, not 0");
		assertThatIllegalArgumentException().isThrownBy(() -> new FacadeProperties(1, 1, 1, -1, 1, 1))
			.withMessageContaining("metadata-entries-max");
	}

}
