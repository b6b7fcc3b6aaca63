package dev.rollcall.data.item;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import dev.rollcall.data.item.ItemQuery.MetadataFilter;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
import jakarta.persistence.TypedQuery;

import org.springframework.stereotype.Repository;

/**
 * Finds the items of a list. A prefix is a range of keys, which an index answers and in
 * which no character means anything but itself; whatever comes from a request is a
 * parameter of the query and never part of its text.
 */
@Repository
class ItemSearch {

	private final EntityManager entities;

	ItemSearch(EntityManager entities) {
		this.entities = entities;
	}

	/**
	 * Counts all items that a query is about.
	 * @param query the query, whose page does not matter
	 * @return how many there are
	 */
	long count(ItemQuery query) {
		if (!ItemKey.canBeginWith(query.prefix())) {
			return 0;
		}
		Condition condition = Condition.of(query);
		TypedQuery<Long> counting = this.entities.createQuery("select count(*) " + condition.text, Long.class);
		condition.bind(counting);
		return counting.getSingleResult();
	}

	/**
	 * Finds the items of one page.
	 * @param query the query, with an offset below {@link #count}
	 * @return their ids and sizes, in their order
	 */
	List<Found> page(ItemQuery query) {
		Condition condition = Condition.of(query);
		String direction = query.descending() ? "desc" : "asc";
		TypedQuery<Found> paging = this.entities.createQuery(
				"select new dev.rollcall.data.item.ItemSearch$Found(i.id, i.valueSizeBytes) %s order by i.%s %s, i.key %s"
					.formatted(condition.text, query.sort().attribute(), direction, direction),
				Found.class);
		condition.bind(paging);
		return paging.setFirstResult(Math.toIntExact(query.offset())).setMaxResults(query.size()).getResultList();
	}

	/**
	 * An item of a page.
	 *
	 * @param id the id
	 * @param valueSizeBytes the size of its value
	 */
	record Found(long id, int valueSizeBytes) {
	}

	/**
	 * The part of a query that chooses the items.
	 *
	 * @param text JPQL made of constants only
	 * @param parameters what it refers to
	 */
	private record Condition(String text, Map<String, String> parameters) {

		static Condition of(ItemQuery query) {
			StringBuilder joins = new StringBuilder("from Item i");
			List<String> terms = new ArrayList<>();
			Map<String, String> parameters = new HashMap<>();
			for (int i = 0; i < query.filters().size(); i++) {
				MetadataFilter filter = query.filters().get(i);
				joins.append(" join i.metadata m").append(i);
				terms.add("key(m%1$d) = :name%1$d and value(m%1$d) = :text%1$d".formatted(i));
				parameters.put("name" + i, filter.name());
				parameters.put("text" + i, filter.text());
			}
			String prefix = query.prefix();
			if (!prefix.isEmpty()) {
				terms.add("i.key >= :first and i.key < :end");
				parameters.put("first", prefix);
				// keys are ASCII, so the last character always has a next one
				int last = prefix.length() - 1;
				parameters.put("end", prefix.substring(0, last) + (char) (prefix.charAt(last) + 1));
			}
			return new Condition(joins + (terms.isEmpty() ? "" : " where " + String.join(" and ", terms)), parameters);
		}

		void bind(Query query) {
			this.parameters.forEach(query::setParameter);
		}

	}

}
