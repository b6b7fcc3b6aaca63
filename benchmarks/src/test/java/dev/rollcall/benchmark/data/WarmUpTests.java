package dev.rollcall.benchmark.data;

import java.time.Duration;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class WarmUpTests {

	private final WarmUp warmUp = new WarmUp(Duration.ofSeconds(60));

	@Test
	void isOverAfterThreeBlocksWithoutGain() {
		add(1000, 2000, 2050, 1500);
		assertThat(this.warmUp.isOver()).isFalse();
		add(2010);
		assertThat(this.warmUp.isOver()).isTrue();
		assertThat(this.warmUp.duration()).hasSeconds(50);
	}

	@Test
	void goesOnWhileThereIsGain() {
		add(1000, 900, 900, 1100, 1000);
		assertThat(this.warmUp.isOver()).isFalse();
	}

	@Test
	void isOverInTheEnd() {
		add(1000, 2000, 3000, 4000, 5000);
		assertThat(this.warmUp.isOver()).isFalse();
		add(6000);
		assertThat(this.warmUp.isOver()).isTrue();
	}

	private void add(double... perSecond) {
		for (double each : perSecond) {
			this.warmUp.add(each);
		}
	}

}
