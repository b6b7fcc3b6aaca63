package dev.rollcall.benchmark.registry;

import java.time.Duration;

import dev.rollcall.benchmark.report.Machine;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class RegistryReportTests {

	private static final Duration SECOND = Duration.ofSeconds(1);

	private final Measured measured = new Measured();

	RegistryReportTests() {
		for (String deployment : new String[] { OwnDeployment.NAME, StockDeployment.NAME }) {
			this.measured.add(new Start(deployment, "one", SECOND, SECOND.multipliedBy(2)));
			this.measured.add(new Start(deployment, "two", SECOND, SECOND.multipliedBy(2)));
			this.measured.add(new RenewalCost(deployment, "JSON", SECOND, 1, SECOND));
		}
	}

	@Test
	void comparesWhenTheLastRequestWasRoutedToWhoWasKilled() {
		kill(OwnDeployment.NAME, 100, true);
		kill(OwnDeployment.NAME, 200, true);
		kill(StockDeployment.NAME, 30_000, true);
		kill(StockDeployment.NAME, 90_000, true);
		assertThat(report()).contains("| ratio |  | 300.00 | 450.00 | 450.00 |  |  |");
	}

	@Test
	void comparesWithAtLeastWhatWasCutOff() {
		kill(OwnDeployment.NAME, 100, true);
		kill(StockDeployment.NAME, 120_000, false);
		assertThat(report()).contains("| ratio |  | > 1200.00 | > 1200.00 | > 1200.00 |  |  |");
	}

	@Test
	void doesNotCompareOursThatWasCutOff() {
		kill(OwnDeployment.NAME, 120_000, false);
		kill(StockDeployment.NAME, 120_000, false);
		assertThat(report()).contains("| ratio |  | - | - | - |  |  |");
	}

	private void kill(String deployment, long lastRoutedMillis, boolean over) {
		this.measured.add(new Kill(deployment, 10, 0, Duration.ZERO, Duration.ofMillis(lastRoutedMillis), over));
	}

	private String report() {
		return new RegistryReport(this.measured, new Machine("a processor", 2, 1, "a system", "25")).markdown();
	}

}
