package dev.rollcall.registry.events;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/**
 * A place in the stream: the {@code id} of an event.
 *
 * @param epoch the life of the registry, new at each start
 * @param sequence how many events that life has had, from 0
 */
record Position(String epoch, long sequence) {

	/** 18 digits, which always fit. */
	private static final Pattern FORM = Pattern.compile("(?<epoch>[^.]{1,64})\\.(?<sequence>[0-9]{1,18})");

	/**
	 * Reads the {@code Last-Event-ID} of a reader.
	 * @param text as it came, if any came
	 * @return the place; empty when it is none
	 */
	static Optional<Position> of(@Nullable String text) {
		if (text == null) {
			return Optional.empty();
		}
		Matcher form = FORM.matcher(text);
		return form.matches() ? Optional.of(new Position(form.group("epoch"), Long.parseLong(form.group("sequence"))))
				: Optional.empty();
	}

	@Override
	public String toString() {
		return this.epoch + "." + this.sequence;
	}

}
