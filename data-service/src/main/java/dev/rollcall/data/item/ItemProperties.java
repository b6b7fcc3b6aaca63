package dev.rollcall.data.item;

import java.util.ArrayList;
import java.util.List;

import dev.rollcall.starter.problem.FieldProblem;
import dev.rollcall.starter.problem.ProblemException;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * The limits of items and of lists of them.
 *
 * @param valueSizeMax of a value, as JSON without white space in UTF-8; at least 1 byte.
 * Over it: 413
 * @param metadataSizeMax of all names and texts of an item's metadata together, in UTF-8;
 * 0 forbids metadata. Over it: 400
 * @param metadataEntriesMax entries of an item's metadata; 0 forbids metadata. Over it:
 * 400
 * @param metadataNameLengthMax characters of a metadata name; at least 1. Over it: 400
 * @param pageSizeDefault items of a page when the request does not say; 1 to
 * {@code pageSizeMax}
 * @param pageSizeMax items of a page; at least 1. Over it: 400
 * @param pageValueSizeMax of the values of a page together, which bounds the memory that
 * one request takes; at least {@code valueSizeMax}. Over it: 400, and a smaller page is
 * answered
 * @param pagesSizeMax of the values and metadata of all pages that are being answered,
 * until their last byte is sent; in memory they take up to twice as much. At least
 * {@code pageValueSizeMax}. Over it: 503
 * @param countMax items that a list counts; at least {@code pageSizeMax}. Of more it says
 * that there are so many at least, and sorts none
 * @param filtersMax metadata filters of a list; 0 forbids them. Over it: 400
 */
@ConfigurationProperties("rollcall.data.item")
record ItemProperties(@DefaultValue("256KB") DataSize valueSizeMax, @DefaultValue("16KB") DataSize metadataSizeMax,
		@DefaultValue("32") int metadataEntriesMax, @DefaultValue("64") int metadataNameLengthMax,
		@DefaultValue("50") int pageSizeDefault, @DefaultValue("500") int pageSizeMax,
		@DefaultValue("16MB") DataSize pageValueSizeMax, @DefaultValue("24MB") DataSize pagesSizeMax,
		@DefaultValue("10000") int countMax, @DefaultValue("3") int filtersMax) {

	private static final String METADATA = "metadata";

	ItemProperties {
		require(valueSizeMax.toBytes() >= 1, "value-size-max must be at least 1 byte, not " + valueSizeMax);
		require(metadataSizeMax.toBytes() >= 0, "metadata-size-max must not be negative, as is " + metadataSizeMax);
		require(metadataEntriesMax >= 0, "metadata-entries-max must not be negative, as is " + metadataEntriesMax);
		require(metadataNameLengthMax >= 1,
				"metadata-name-length-max must be at least 1, not " + metadataNameLengthMax);
		require(pageSizeMax >= 1, "page-size-max must be at least 1, not " + pageSizeMax);
		require(pageSizeDefault >= 1 && pageSizeDefault <= pageSizeMax,
				"page-size-default must be 1 to page-size-max (" + pageSizeMax + "), not " + pageSizeDefault);
		require(pageValueSizeMax.compareTo(valueSizeMax) >= 0, "page-value-size-max (" + pageValueSizeMax
				+ ") must be at least value-size-max (" + valueSizeMax + "), or some items could not be listed");
		require(pagesSizeMax.compareTo(pageValueSizeMax) >= 0,
				"pages-size-max (" + pagesSizeMax + ") must be at least page-value-size-max (" + pageValueSizeMax
						+ "), or some pages would have no room");
		require(countMax >= pageSizeMax,
				"count-max must be at least page-size-max (" + pageSizeMax + "), not " + countMax);
		require(filtersMax >= 0, "filters-max must not be negative, as is " + filtersMax);
	}

	private static void require(boolean holds, String message) {
		if (!holds) {
			throw new IllegalArgumentException("rollcall.data.item." + message);
		}
	}

	/**
	 * Refuses what is over its limit.
	 * @param value a value, if there is one
	 * @param metadata metadata, if there are any
	 */
	void check(@Nullable JsonText value, @Nullable Metadata metadata) {
		if (metadata != null) {
			List<FieldProblem> errors = errors(metadata);
			if (!errors.isEmpty()) {
				throw ProblemException.invalid(errors);
			}
		}
		if (value != null && value.sizeBytes() > this.valueSizeMax.toBytes()) {
			throw new ProblemException(DataProblem.VALUE_TOO_LARGE,
					"The value has " + value.sizeBytes() + " bytes, more than " + this.valueSizeMax.toBytes());
		}
	}

	private List<FieldProblem> errors(Metadata metadata) {
		List<FieldProblem> errors = new ArrayList<>();
		if (metadata.entries().size() > this.metadataEntriesMax) {
			errors.add(new FieldProblem(METADATA, "must have at most " + this.metadataEntriesMax + " entries"));
		}
		if (metadata.sizeBytes() > this.metadataSizeMax.toBytes()) {
			errors.add(new FieldProblem(METADATA,
					"must have at most " + this.metadataSizeMax.toBytes() + " bytes of names and texts"));
		}
		if (!metadata.entries().keySet().stream().allMatch(this::isName)) {
			errors.add(new FieldProblem(METADATA,
					"must have names of 1 to " + this.metadataNameLengthMax + " characters, none of them a control"));
		}
		if (!metadata.entries().values().stream().allMatch(UnicodeText::isStorable)) {
			errors.add(new FieldProblem(METADATA, "must have texts without U+0000 and unpaired surrogates"));
		}
		return errors;
	}

	private boolean isName(String name) {
		return !name.isEmpty() && name.codePointCount(0, name.length()) <= this.metadataNameLengthMax
				&& UnicodeText.isStorable(name) && name.chars().noneMatch(Character::isISOControl);
	}

}
