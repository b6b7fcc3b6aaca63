package dev.rollcall.compute.job;

import java.time.Duration;
import java.util.List;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class ClaimTests {

	private static final JobId ID = JobId.random();

	@Test
	void isKnownByItsRowAndFenceWhateverItComputes() {
		Claim claim = claim(1, 2, new JobData("add", List.of(1), null));
		assertThat(claim).isEqualTo(claim(1, 2, new JobData("add", List.of(7), null)))
			.hasSameHashCodeAs(claim(1, 2, new JobData("add", List.of(7), null)))
			.isNotEqualTo(claim(1, 3, claim.data()))
			.isNotEqualTo(claim(2, 2, claim.data()))
			.isNotEqualTo(null);
	}

	private static Claim claim(long seq, long fence, JobData data) {
		return new Claim(seq, ID, fence, Duration.ofSeconds(1), data);
	}

}
