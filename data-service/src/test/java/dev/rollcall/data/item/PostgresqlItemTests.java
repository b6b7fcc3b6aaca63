package dev.rollcall.data.item;

import java.time.Instant;

import java.util.List;

import dev.rollcall.starter.testing.OnPostgresql;
import org.junit.jupiter.api.Nested;

import static org.assertj.core.api.Assertions.assertThat;

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
	class Instances extends InstancesConcurrencyTests {

	}

	/** Its own code for a disk without space, from the server. */
	@Nested
	@OnPostgresql
	class Full extends FullDatabaseTests {

		@Override
		List<String> fillStatements() {
			return List.of("""
					create function data.refuse() returns trigger language plpgsql as $$
					begin
						if new.value_size > 1000 then
							raise exception 'could not extend file' using errcode = 'disk_full';
						end if;
						return new;
					end $$""",
					"create trigger full_disk before insert on data.data_item for each row execute function data.refuse()");
		}

		@Override
		List<String> freeStatements() {
			return List.of("drop function if exists data.refuse() cascade");
		}

		@Override
		void assertSound() {
			// PostgreSQL has no such check
		}

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
			Instant deadline = Instant.now().plusSeconds(40);
			do {
				assertThat(Instant.now()).as("most of the table can be seen by everybody").isBefore(deadline);
				database().execute("vacuum analyze data_item");
				database().execute("vacuum analyze data_item_metadata");
			}
			while (!isVisibleToEverybody());
		}

		/**
		 * Else the index alone does not answer, and the planner knows. A commit that is
		 * not yet on the disk (synchronous_commit is off in tests) makes no page visible.
		 */
		private boolean isVisibleToEverybody() {
			return Boolean.TRUE.equals(database().queryForObject(
					"select relallvisible > 0.9 * relpages from pg_class where oid = 'data_item'::regclass",
					Boolean.class));
		}

	}

	@Nested
	@OnPostgresql
	class Memory extends PageMemoryTests {

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
