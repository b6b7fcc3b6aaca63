package dev.rollcall.gateway.edge;

import java.util.Map;

import org.junit.jupiter.api.Test;

import org.springframework.util.unit.DataSize;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class BodyLimitPropertiesTests {

	private final BodyLimitProperties limits = new BodyLimitProperties(DataSize.ofBytes(1),
			Map.of("/api/data/**", DataSize.ofBytes(2), "/api/data/batch", DataSize.ofBytes(3)));

	@Test
	void knowsTheLimitOfAPathAndOfAllBelowIt() {
		assertThat(this.limits.limitBytes("/api/data")).isEqualTo(2);
		assertThat(this.limits.limitBytes("/api/data/")).isEqualTo(2);
		assertThat(this.limits.limitBytes("/api/data/a/b")).isEqualTo(2);
	}

	@Test
	void prefersThePathsOwnLimitWithAndWithoutASlashAtTheEnd() {
		assertThat(this.limits.limitBytes("/api/data/batch")).isEqualTo(3);
		assertThat(this.limits.limitBytes("/api/data/batch/")).isEqualTo(3);
		assertThat(this.limits.limitBytes("/api/data/batch/a")).isEqualTo(2);
	}

	@Test
	void hasALimitForEverythingElse() {
		assertThat(this.limits.limitBytes("")).isEqualTo(1);
		assertThat(this.limits.limitBytes("/")).isEqualTo(1);
		assertThat(this.limits.limitBytes("/api/database")).isEqualTo(1);
	}

	@Test
	void refusesALimitOfNothing() {
		assertThatIllegalArgumentException().isThrownBy(() -> new BodyLimitProperties(DataSize.ofBytes(0), Map.of()))
			.withMessageContaining("at least 1 byte");
	}

}
