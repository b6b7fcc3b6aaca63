package dev.rollcall.data.item;

import dev.rollcall.starter.testing.OnPostgresql;
import org.junit.jupiter.api.Nested;

/** What is tested on SQLite, on PostgreSQL. */
class PostgresqlItemTests {

	@Nested
	@OnPostgresql
	class Controller extends ItemControllerTests {

	}

	@Nested
	@OnPostgresql
	class Key extends ItemKeyTests {

	}

	@Nested
	@OnPostgresql
	class Limits extends ItemPropertiesTests {

	}

	@Nested
	@OnPostgresql
	class Search extends ItemSearchTests {

	}

	@Nested
	@OnPostgresql
	class Concurrency extends ItemsConcurrencyTests {

	}

	@Nested
	@OnPostgresql
	class Repeats extends IdempotentItemTests {

	}

	@Nested
	@OnPostgresql
	class Plans extends ItemPlanTests {

		@Override
		String explain() {
			return "explain ";
		}

		@Override
		void gatherStatistics() {
			database().execute("vacuum analyze data_item");
		}

	}

	@Nested
	@OnPostgresql
	class Text extends JsonTextTests {

	}

	@Nested
	@OnPostgresql
	class Conditions extends PreconditionsTests {

	}

}
