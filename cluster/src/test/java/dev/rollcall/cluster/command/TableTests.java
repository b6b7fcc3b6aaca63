package dev.rollcall.cluster.command;

import java.time.Duration;
import java.util.List;
import java.util.Locale;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests of {@link Table} and {@link Text}.
 */
class TableTests {

	@Test
	void alignsColumnsAndPaintsCellsAfterwards() {
		Table table = new Table(List.of(Table.Column.left("NAME"),
				new Table.Column("STATE", false, (cell) -> cell.toUpperCase(Locale.ROOT)), Table.Column.right("SIZE")));
		assertThat(table.row("a", "up", "1").row("longer", "x", "10000").lines())
			.containsExactly("NAME    STATE   SIZE", "a       UP         1", "longer  X      10000");
	}

	@Test
	void writesUptimesInTheTwoLargestUnits() {
		assertThat(List.of(Text.uptime(Duration.ofSeconds(-1)), Text.uptime(Duration.ofSeconds(59)),
				Text.uptime(Duration.ofSeconds(65)), Text.uptime(Duration.ofMinutes(150)),
				Text.uptime(Duration.ofHours(97))))
			.containsExactly("0 s", "59 s", "1 min 5 s", "2 h 30 min", "4 d 1 h");
	}

	@Test
	void roundsSecondsAndMemory() {
		assertThat(Text.seconds(Duration.ofMillis(4249))).isEqualTo("4.2 s");
		assertThat(Text.memory(242_221_056)).isEqualTo("231 MiB");
	}

}
