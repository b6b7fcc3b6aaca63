package dev.rollcall.cluster.command;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * A table of text with aligned columns.
 */
final class Table {

	private static final String GAP = "  ";

	private final List<Column> columns;

	private final List<List<String>> rows = new ArrayList<>();

	/**
	 * A column.
	 *
	 * @param title its heading
	 * @param right whether it is aligned at its right
	 * @param paint how its cells are painted, after they were aligned
	 */
	record Column(String title, boolean right, UnaryOperator<String> paint) {

		static Column left(String title) {
			return new Column(title, false, UnaryOperator.identity());
		}

		static Column right(String title) {
			return new Column(title, true, UnaryOperator.identity());
		}

		private String cell(String text, int width) {
			String padding = " ".repeat(width - text.length());
			return this.right ? padding + text : text + padding;
		}

	}

	Table(List<Column> columns) {
		this.columns = List.copyOf(columns);
	}

	/** Adds a row; it has a cell for every column. */
	Table row(String... cells) {
		this.rows.add(List.of(cells));
		return this;
	}

	List<String> lines() {
		List<String> lines = new ArrayList<>();
		lines.add(line(this.columns.stream().map(Column::title).toList(), false));
		this.rows.forEach((row) -> lines.add(line(row, true)));
		return lines;
	}

	private String line(List<String> cells, boolean painted) {
		StringBuilder line = new StringBuilder();
		for (int index = 0; index < this.columns.size(); index++) {
			Column column = this.columns.get(index);
			String cell = column.cell(cells.get(index), width(index));
			line.append((index > 0) ? GAP : "").append(painted ? column.paint().apply(cell) : cell);
		}
		return line.toString().stripTrailing();
	}

	private int width(int index) {
		return this.rows.stream()
			.mapToInt((row) -> row.get(index).length())
			.reduce(this.columns.get(index).title().length(), Math::max);
	}

}
