package dev.rollcall.benchmark.data;

import java.time.Duration;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class WarmUpTests {

	private final WarmUp warmUp = new WarmUp(Duration.ofSeconds(90));

	@Test
	void isOverAfterFiveBlocksWithoutGain() {
		add(1000, 2000, 2050, 1500, 2010, 1900);
		assertThat(this.warmUp.isOver()).isFalse();
		add(2020);
		assertThat(this.warmUp.isOver()).isTrue();
		assertThat(this.warmUp.duration()).hasSeconds(70);
	}

	@Test
	void goesOnWhileThereIsGain() {
		add(1000, 900, 900, 900, 900, 1100, 1000);
		assertThat(this.warmUp.isOver()).isFalse();
	}

	@Test
	void isOverInTheEnd() {
		add(1000, 2000, 3000, 4000, 5000, 6000, 7000, 8000);
		assertThat(this.warmUp.isOver()).isFalse();
		add(9000);
		assertThat(this.warmUp.isOver()).isTrue();
	}

	private void add(double... perSecond) {
		for (double each : perSecond) {
			this.warmUp.add(each);
		}
	}

}
