package dev.rollcall.data.item;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import dev.rollcall.starter.problem.ProblemException;

import org.springframework.http.ETag;

/**
 * The value of {@code If-Match} or {@code If-None-Match} (RFC 9110, 13.1): the entity tag
 * of an item is its version.
 *
 * @param any whether it is {@code *}, which every item matches
 * @param tags what it is otherwise; an empty list matches no item
 */
public record EntityTags(boolean any, List<ETag> tags) {

	/**
	 * One entity tag of a list, what separates it from the one before, and the sight of
	 * what must follow. Lists are read tag by tag, because a regular expression for the
	 * whole would recurse as often as there are tags.
	 */
	private static final Pattern TAG = Pattern.compile("\\G[ \\t,]*+((?:W/)?+\"[^\"]*+\")[ \\t]*+(?=,|\\z)");

	/** Nothing, or elements that are empty, which do not count (RFC 9110, 5.6.1.2). */
	private static final Pattern END = Pattern.compile("[ \\t,]*+");

	public EntityTags {
		tags = List.copyOf(tags);
	}

	/**
	 * Reads the value of a header.
	 * @param header its name, for the answer to a malformed value
	 * @param value the value
	 * @return what it says
	 */
	static EntityTags parse(String header, String value) {
		if (value.strip().equals("*")) {
			return new EntityTags(true, List.of());
		}
		List<ETag> tags = new ArrayList<>();
		Matcher tag = TAG.matcher(value);
		int end = 0;
		while (tag.find()) {
			tags.add(ETag.create(tag.group(1)));
			end = tag.end();
		}
		if (!END.matcher(value.substring(end)).matches()) {
			throw ProblemException.invalid(header, "must be * or a list of quoted entity tags such as \"1\"");
		}
		return new EntityTags(false, tags);
	}

	/**
	 * What says that one version is meant.
	 * @param version of an item
	 * @return its entity tag
	 */
	static EntityTags version(long version) {
		return new EntityTags(false, List.of(entityTag(version)));
	}

	/**
	 * Whether an item of this version is meant, by a comparison that does not take weak
	 * tags.
	 * @param version of the item
	 * @return whether it is
	 */
	boolean matchStrongly(long version) {
		return this.any || this.tags.stream().anyMatch((tag) -> tag.compare(entityTag(version), true));
	}

	/**
	 * Whether an item of this version is meant, weak tags included.
	 * @param version of the item
	 * @return whether it is
	 */
	boolean matchWeakly(long version) {
		return this.any || this.tags.stream().anyMatch((tag) -> tag.compare(entityTag(version), false));
	}

	private static ETag entityTag(long version) {
		return new ETag(Long.toString(version), false);
	}

}
