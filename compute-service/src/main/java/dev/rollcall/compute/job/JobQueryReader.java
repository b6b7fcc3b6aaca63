package dev.rollcall.compute.job;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import dev.rollcall.starter.problem.FieldProblem;
import dev.rollcall.starter.problem.ProblemException;
import dev.rollcall.starter.token.Caller;
import org.jspecify.annotations.Nullable;

import org.springframework.util.MultiValueMap;

/**
 * Reads the parameters of a list and notes everything that is wrong with them. Parameters
 * of other names are ignored.
 */
class JobQueryReader {

	private final MultiValueMap<String, String> parameters;

	private final JobProperties limits;

	private final List<FieldProblem> errors = new ArrayList<>();

	JobQueryReader(MultiValueMap<String, String> parameters, JobProperties limits) {
		this.parameters = parameters;
		this.limits = limits;
	}

	/**
	 * Reads all parameters.
	 * @param caller who asks: an ADMIN sees everybody's jobs
	 * @return what is asked for
	 */
	JobQuery read(Caller caller) {
		String owner = caller.roles().contains(Caller.ADMIN) ? null : caller.id();
		JobQuery query = new JobQuery(owner, status(), number("page", 0, 0, Integer.MAX_VALUE),
				number("size", this.limits.pageSizeDefault(), 1, this.limits.pageSizeMax()));
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

	private @Nullable JobStatus status() {
		Optional<String> text = single("status");
		Optional<JobStatus> status = text.flatMap(JobStatus::of);
		if (text.isPresent() && status.isEmpty()) {
			this.errors.add(new FieldProblem("status",
					"must be one of waiting, delayed, active, completed, failed and cancelled"));
		}
		return status.orElse(null);
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

}
