package dev.rollcall.data.item;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import dev.rollcall.data.item.ItemQuery.MetadataFilter;
import dev.rollcall.starter.problem.FieldProblem;
import dev.rollcall.starter.problem.ProblemException;

import org.springframework.util.MultiValueMap;

/**
 * Reads the parameters of a list (CONTRACT 6) and notes everything that is wrong with
 * them. Parameters of other names are ignored.
 */
class ItemQueryReader {

	private static final String METADATA_PREFIX = "metadata.";

	private final MultiValueMap<String, String> parameters;

	private final ItemProperties limits;

	private final List<FieldProblem> errors = new ArrayList<>();

	ItemQueryReader(MultiValueMap<String, String> parameters, ItemProperties limits) {
		this.parameters = parameters;
		this.limits = limits;
	}

	/**
	 * Reads all parameters.
	 * @return what is asked for
	 */
	ItemQuery read() {
		String[] sort = single("sort").orElse("key,asc").split(",", -1);
		ItemQuery query = new ItemQuery(single("prefix").orElse(""), filters(),
				ItemSort.of(sort[0]).orElse(ItemSort.KEY), sort.length == 2 && "desc".equals(sort[1]),
				number("page", 0, 0, Integer.MAX_VALUE),
				number("size", this.limits.pageSizeDefault(), 1, this.limits.pageSizeMax()));
		checkSort(sort);
		if (!this.errors.isEmpty()) {
			throw ProblemException.invalid(this.errors);
		}
		return query;
	}

	private Optional<String> single(String name) {
		List<String> values = this.parameters.getOrDefault(name, List.of());
		if (values.size() > 1) {
			this.errors.add(new FieldProblem(name, "must be given once"));
		}
		return values.stream().findFirst();
	}

	private int number(String name, int defaultValue, int min, int max) {
		Optional<String> text = single(name);
		if (text.isEmpty()) {
			return defaultValue;
		}
		try {
			int number = Integer.parseInt(text.get());
			if (number >= min && number <= max) {
				return number;
			}
		}
		catch (NumberFormatException ex) {
			// refused below, like a number out of its bounds
		}
		this.errors.add(new FieldProblem(name, "must be a whole number from " + min + " to " + max));
		return defaultValue;
	}

	private void checkSort(String[] sort) {
		boolean known = ItemSort.of(sort[0]).isPresent();
		boolean directed = sort.length == 1 || (sort.length == 2 && List.of("asc", "desc").contains(sort[1]));
		if (!known || !directed) {
			this.errors.add(new FieldProblem("sort",
					"must be key, createdAt or updatedAt, followed by ,asc or ,desc or nothing"));
		}
	}

	private List<MetadataFilter> filters() {
		List<MetadataFilter> filters = new ArrayList<>();
		this.parameters.forEach((name, texts) -> {
			if (name.startsWith(METADATA_PREFIX)) {
				String entry = name.substring(METADATA_PREFIX.length());
				texts.forEach((text) -> filters.add(new MetadataFilter(entry, text)));
			}
		});
		if (filters.size() > this.limits.filtersMax()) {
			this.errors.add(new FieldProblem("metadata", "must be filtered by at most " + this.limits.filtersMax()));
		}
		return filters;
	}

}
