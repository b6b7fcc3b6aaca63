package dev.rollcall.benchmark.report;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A table in Markdown.
 */
public final class Table {

	private final int columns;

	private final List<String> lines = new ArrayList<>();

	/**
	 * Creates one without rows.
	 * @param columns what the columns are called
	 */
	public Table(String... columns) {
		this.columns = columns.length;
		row(columns);
		this.lines.add(line(Arrays.stream(columns).map((column) -> "---").toList()));
	}

	/**
	 * Adds a row.
	 * @param cells as many as there are columns
	 * @return the table
	 */
	public Table row(String... cells) {
		if (cells.length != this.columns) {
			throw new IllegalArgumentException(cells.length + " cells for " + this.columns + " columns");
		}
		this.lines.add(line(List.of(cells)));
		return this;
	}

	private static String line(List<String> cells) {
		return cells.stream().collect(Collectors.joining(" | ", "| ", " |"));
	}

	/**
	 * The table in lines.
	 * @return Markdown
	 */
	@Override
	public String toString() {
		return String.join("\n", this.lines) + "\n";
	}

}
