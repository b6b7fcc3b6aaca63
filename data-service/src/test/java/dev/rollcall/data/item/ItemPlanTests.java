package dev.rollcall.data.item;

import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;

import dev.rollcall.data.item.ItemQuery.MetadataFilter;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;

import static org.assertj.core.api.Assertions.assertThat;

/** What a list reads of many items. */
class ItemPlanTests extends ItemFixtures {

	private static final int COUNT = 30_000;

	/** In one statement, which has a time limit. */
	private static final int STEP = 3000;

	/** Sorts before all others, so that there are many beside them too. */
	private static final String MANY = "plan-";

	@Autowired
	private JdbcTemplate database;

	@Autowired
	private MetadataIndex index;

	@Autowired
	private ItemProperties limits;

	JdbcTemplate database() {
		return this.database;
	}

	String explain() {
		return "explain query plan ";
	}

	/** So that the planner knows of them; SQLite's is to do without. */
	void gatherStatistics() {
	}

	@BeforeEach
	void fill() {
		Long found = this.database.queryForObject(
				"select count(*) from data_item where item_key >= 'plan-' and item_key < 'plan.'", Long.class);
		if (found != null && found == 0) {
			for (int first = 1; first <= COUNT; first += STEP) {
				insert(first, first + STEP - 1);
			}
			gatherStatistics();
		}
	}

	private void insert(int first, int last) {
		this.database.update("""
				insert into data_item (item_key, value, value_size, version, created_by, created_at, updated_at)
				with recursive n (i) as (select %d union all select i + 1 from n where i < %d)
				select 'plan-' || (100000 + (i * 7919) %% 99991), '1', 1, 1, 'owner', i, i from n
				""".formatted(first, last));
		this.database.update("""
				insert into data_item_metadata (item_id, name, value)
				select id, 'plan', case when created_at %% 1000 = 0 then 'rare' else 'frequent' end
				from data_item where item_key >= 'plan-' and item_key < 'plan.' and created_at between %d and %d
				""".formatted(first, last));
	}

	@Test
	void readsAPageFromTheIndexOfKeys() {
		ItemQuery few = query("plan-15", ItemSort.KEY, null);
		ItemQuery many = query(MANY, ItemSort.KEY, null);
		for (ItemStatement statement : List.of(ItemStatement.page(this.index, few, null, false),
				ItemStatement.page(this.index, many, null, true), ItemStatement.count(this.index, few, null, 10_001),
				ItemStatement.count(this.index, many, null, 10_001))) {
			assertThat(plan(statement)).as(statement.text())
				.containsAnyOf("sqlite_autoindex_data_item_1 (item_key>? AND item_key<?)", "data_item_item_key_key")
				.doesNotContain("SCAN data_item", "SCAN i", "TEMP B-TREE", "Seq Scan", "Sort");
		}
	}

	@Test
	void readsTheNewestOfManyFromTheIndexOfTimes() {
		String plan = plan(ItemStatement.page(this.index, query(MANY, ItemSort.CREATED_AT, null), null, true));
		assertThat(plan).contains("data_item_created_at").doesNotContain("TEMP B-TREE", "Seq Scan", "Sort");
	}

	@Test
	void readsWhatFewItemsHaveFromTheIndexOfMetadata() {
		MetadataFilter rare = new MetadataFilter("plan", "rare");
		ItemQuery query = query("", ItemSort.KEY, rare);
		assertThat(plan(ItemStatement.page(this.index, query, rare, false))).contains("data_item_metadata_name")
			.doesNotContain("SCAN", "Seq Scan");
	}

	@Test
	void readsNothingOfWhatHasTheSameTextUnderAnotherName() {
		MetadataFilter frequentElsewhere = new MetadataFilter("flag", "frequent");
		ItemQuery query = query("", ItemSort.KEY, frequentElsewhere);
		for (ItemStatement statement : List.of(ItemStatement.count(this.index, frequentElsewhere, 10_001),
				ItemStatement.count(this.index, query, frequentElsewhere, 10_001),
				ItemStatement.page(this.index, query, frequentElsewhere, false))) {
			assertThat(plan(statement)).as(statement.text())
				.containsPattern("data_item_metadata_name \\(name=\\? AND value=\\?\\)"
						+ "|(?s)data_item_metadata_name.*Index Cond: .*name = 'flag'.* AND .*hashtextextended")
				.doesNotContain("Seq Scan");
		}
	}

	@Test
	void saysThatItDoesNotCountFurther() {
		int countMax = this.limits.countMax();
		assertPage("prefix=" + MANY + "&size=10", "{\"number\":0,\"size\":10,\"totalElements\":" + (countMax + 1)
				+ ",\"totalPages\":" + (countMax / 10 + 1) + ",\"totalIsMinimum\":true}");
		assertPage("prefix=" + MANY + "&size=10&page=2000",
				"{\"number\":2000,\"size\":10,\"totalElements\":20011,\"totalPages\":2002,\"totalIsMinimum\":true}");
		assertPage("prefix=" + MANY + "&size=10&page=" + (COUNT / 10 - 1),
				"{\"number\":2999,\"size\":10,\"totalElements\":30000,\"totalPages\":3000}");
		assertPage("prefix=" + MANY + "&size=10&page=5000", "{\"number\":5000,\"size\":10,\"totalElements\":"
				+ (countMax + 1) + ",\"totalPages\":" + (countMax / 10 + 1) + ",\"totalIsMinimum\":true}");
		assertPage("metadata.plan=rare&prefix=" + MANY + "&size=50",
				"{\"number\":0,\"size\":50,\"totalElements\":30,\"totalPages\":1}");
	}

	@Test
	void listsManyItemsInEveryOrder() {
		assertThat(keys("sort=createdAt,desc&size=2&prefix=" + MANY)).hasSize(2);
		String newest = this.database.queryForObject("select item_key from data_item where created_at = " + COUNT,
				String.class);
		assertThat(keys("sort=createdAt,desc&size=2&prefix=" + MANY)).first().isEqualTo(newest);
		assertThat(keys("sort=key,desc&size=3&metadata.plan=frequent&prefix=" + MANY)).hasSize(3)
			.isSortedAccordingTo((one, other) -> other.compareTo(one));
		assertThat(keys("metadata.plan=rare&metadata.plan=frequent&prefix=" + MANY)).isEmpty();
	}

	@Test
	void takesWhateverAFilterSays() {
		for (String parameters : List.of("metadata.plan=%00", "metadata.%00=x", "prefix=%00", "metadata.plan=%ED%A0%80",
				"metadata." + UUID.randomUUID() + "=" + "x".repeat(5000))) {
			assertThat(keys(parameters)).as(parameters).isEmpty();
		}
	}

	private List<String> keys(String parameters) {
		return owner().get(PATH + "?" + parameters)
			.json()
			.path("data")
			.valueStream()
			.map((item) -> item.path("key").asString())
			.toList();
	}

	private void assertPage(String parameters, String page) {
		assertThat(owner().get(PATH + "?" + parameters).json().path("page").toString()).isEqualTo(page);
	}

	private static ItemQuery query(String prefix, ItemSort sort, @Nullable MetadataFilter filter) {
		return new ItemQuery(prefix, (filter != null) ? List.of(filter) : List.of(), sort, false, 0, 50);
	}

	private String plan(ItemStatement statement) {
		return this.database.queryForList(explain() + statement.text(), statement.parameters().toArray())
			.stream()
			.map(Object::toString)
			.collect(Collectors.joining("\n"));
	}

}
