package dev.rollcall.registry.facade;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

import dev.rollcall.registry.lease.Host;
import dev.rollcall.registry.lease.Origin;
import dev.rollcall.registry.lease.Told;
import dev.rollcall.starter.problem.FieldProblem;
import dev.rollcall.starter.problem.ProblemException;
import org.jspecify.annotations.Nullable;

/** Makes a {@link Registration} of a request, or says what is wrong with each field. */
class RegistrationReader {

	private static final String MISSING = "is missing";

	private static final Pattern ID = Pattern.compile("(?!\\.{1,2}\\z)[A-Za-z0-9._:~-]+");

	private static final Pattern TYPE = Pattern.compile("[a-z][a-z0-9-]*");

	private final FacadeProperties limits;

	private final List<FieldProblem> errors = new ArrayList<>();

	RegistrationReader(FacadeProperties limits) {
		this.limits = limits;
	}

	/**
	 * Reads a request.
	 * @param request as it came
	 * @param origin who sent it
	 * @return the registration
	 * @throws ProblemException 400 when a field is missing or malformed
	 */
	Registration read(RegisterRequest request, Origin origin) {
		String id = text("serviceId", request.serviceId(), ID, this.limits.idLengthMax(), "A-Z a-z 0-9 . _ : ~ -");
		String type = text("serviceType", request.serviceType(), TYPE, this.limits.typeLengthMax(),
				"a-z 0-9 - with a letter at its beginning");
		Optional<ServiceUrl> url = url(request.url());
		String name = name(request.name());
		Map<String, @Nullable String> metadata = request.metadataTexts();
		this.errors.addAll(new MetadataRules(this.limits, origin, name).errors(metadata));
		if (!this.errors.isEmpty()) {
			throw ProblemException.invalid(this.errors);
		}
		return new Registration(id, ServiceTypes.application(type), url.orElseThrow().address(), name, metadata);
	}

	private String text(String field, @Nullable String value, Pattern pattern, int lengthMax, String alphabet) {
		if (value == null) {
			this.errors.add(new FieldProblem(field, MISSING));
			return "";
		}
		if (value.length() > lengthMax || !pattern.matcher(value).matches()) {
			this.errors.add(new FieldProblem(field, "must be 1 to " + lengthMax + " of " + alphabet));
		}
		return value;
	}

	private Optional<ServiceUrl> url(@Nullable String value) {
		if (value == null) {
			this.errors.add(new FieldProblem("url", MISSING));
			return Optional.empty();
		}
		Optional<ServiceUrl> url = ServiceUrl.of(value);
		if (url.isEmpty()) {
			this.errors.add(new FieldProblem("url", ServiceUrl.RULE));
		}
		else if (url.get().host().isForbidden()) {
			this.errors.add(new FieldProblem("url", Host.FORBIDDEN));
		}
		return url;
	}

	private String name(@Nullable String value) {
		if (value == null) {
			this.errors.add(new FieldProblem("name", MISSING));
			return "";
		}
		if (value.isBlank() || !Told.isText(value, this.limits.nameLengthMax())) {
			this.errors.add(new FieldProblem("name",
					"must be 1 to " + this.limits.nameLengthMax() + " characters, none of them a control"));
		}
		return value;
	}

}
