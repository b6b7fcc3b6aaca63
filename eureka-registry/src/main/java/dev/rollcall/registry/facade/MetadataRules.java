package dev.rollcall.registry.facade;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Map.Entry;
import java.util.regex.Pattern;

import dev.rollcall.registry.lease.Origin;
import dev.rollcall.registry.lease.Told;
import dev.rollcall.starter.problem.FieldProblem;
import org.jspecify.annotations.Nullable;

/**
 * What an instance may say of itself. Eureka writes metadata as XML elements too, whose
 * names begin with a letter. Some names lead the monitor: it would read its pages from,
 * and send its credential to, whatever address they hold.
 *
 * @param limits how much it may say
 * @param origin who sends it
 * @param name the member of that name
 */
record MetadataRules(FacadeProperties limits, Origin origin, String name) {

	private static final String FIELD = "metadata";

	private static final String CLUSTERS_OWN = "rollcall.";

	/** Names by which Spring Boot Admin finds addresses, see its service converter. */
	private static final Pattern LEADS_THE_MONITOR = Pattern
		.compile("management[.-].*|port\\.management|health-path|health\\.path");

	/**
	 * Judges metadata.
	 * @param metadata names and texts
	 * @return what is wrong, nothing when it may be registered
	 */
	List<FieldProblem> errors(Map<String, @Nullable String> metadata) {
		if (metadata.size() > this.limits.metadataEntriesMax()) {
			return List
				.of(new FieldProblem(FIELD, "must have at most " + this.limits.metadataEntriesMax() + " entries"));
		}
		List<FieldProblem> errors = new ArrayList<>();
		for (Entry<String, @Nullable String> entry : metadata.entrySet()) {
			String error = error(entry.getKey(), entry.getValue());
			if (error != null) {
				errors.add(new FieldProblem(FIELD, error));
			}
		}
		return errors;
	}

	private @Nullable String error(String entryName, @Nullable String text) {
		if (entryName.length() > this.limits.metadataNameLengthMax() || !Told.isName(entryName)) {
			return "must have names of 1 to " + this.limits.metadataNameLengthMax()
					+ " of A-Z a-z 0-9 . _ - with a letter or _ at their beginning";
		}
		if (text == null || !Told.isText(text, this.limits.metadataTextLengthMax())) {
			return "must have for the name " + entryName + " a text of at most " + this.limits.metadataTextLengthMax()
					+ " characters, none of them a control";
		}
		return isReserved(entryName.toLowerCase(Locale.ROOT), text)
				? "must not have " + entryName + ", which the registry or the cluster sets" : null;
	}

	/** What the registry itself answered may be sent back to it. */
	private boolean isReserved(String entryName, String text) {
		return switch (entryName) {
			case Origin.FOREIGN_MARK -> true;
			case Registration.NAME -> !text.equals(this.name);
			case Registration.HEALTH_PATH -> !text.equals(Registration.HEALTH);
			default -> LEADS_THE_MONITOR.matcher(entryName).matches()
					|| (this.origin == Origin.FOREIGN && entryName.startsWith(CLUSTERS_OWN));
		};
	}

}
