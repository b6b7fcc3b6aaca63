package dev.rollcall.auth.account;

import java.time.Duration;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class HashingPropertiesTests {

	@Test
	void refuseValuesWithWhichNobodyGetsATurn() {
		assertThatIllegalArgumentException().isThrownBy(() -> new HashingProperties(0, 1, Duration.ofSeconds(1)))
			.withMessageContaining("parallel-max");
		assertThatIllegalArgumentException().isThrownBy(() -> new HashingProperties(1, -1, Duration.ofSeconds(1)))
			.withMessageContaining("waiting-max");
		assertThatIllegalArgumentException().isThrownBy(() -> new HashingProperties(1, 1, Duration.ZERO))
			.withMessageContaining("wait-max");
	}

}
