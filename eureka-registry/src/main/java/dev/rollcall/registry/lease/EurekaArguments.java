package dev.rollcall.registry.lease;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.regex.Pattern;

import com.netflix.appinfo.InstanceInfo.InstanceStatus;
import dev.rollcall.starter.problem.ProblemException;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.PathSegment;
import jakarta.ws.rs.core.Response;
import org.jspecify.annotations.Nullable;

/**
 * Looks at the query of a request to Eureka's own REST API, which Eureka itself believes:
 * a status that is none is a failure of its own to it. Metadata that come this way go
 * through the same checks as those of a registration.
 */
class EurekaArguments implements ContainerRequestFilter {

	private static final List<String> STATUSES = List.of("status", "value", "overriddenstatus");

	private static final String DIRTY_SINCE = "lastDirtyTimestamp";

	private static final Pattern TIME = Pattern.compile("[0-9]{1,18}");

	/** Parts of {@code v2/apps/{app}/{id}}; one more says what of it is changed. */
	private static final int INSTANCE = 4;

	private final Supplier<LeasedInstances> instances;

	EurekaArguments(Supplier<LeasedInstances> instances) {
		this.instances = instances;
	}

	@Override
	public void filter(ContainerRequestContext request) {
		MultivaluedMap<String, String> query = request.getUriInfo().getQueryParameters();
		List<String> path = path(request);
		String changed = (HttpMethod.PUT.equals(request.getMethod()) && path.size() > INSTANCE) ? path.getLast() : "";
		if (changed.equals("metadata")) {
			// whose names may be any, those of Eureka's own arguments too
			describe(request, path, query);
		}
		else if (changed.equals("status") && !query.containsKey("value")) {
			refuse(request, "value", "is missing");
		}
		else if (STATUSES.stream().anyMatch((name) -> !isAll(query.get(name), EurekaArguments::isStatus))) {
			refuse(request, "status", "must be one of " + Arrays.toString(InstanceStatus.values()));
		}
		else if (!isAll(query.get(DIRTY_SINCE), (text) -> TIME.matcher(text).matches())) {
			refuse(request, DIRTY_SINCE, "must be milliseconds since 1970");
		}
	}

	/** A slash at its end makes an empty part, which Jersey does not look at. */
	private static List<String> path(ContainerRequestContext request) {
		return request.getUriInfo()
			.getPathSegments()
			.stream()
			.map(PathSegment::getPath)
			.filter((part) -> !part.isEmpty())
			.toList();
	}

	private void describe(ContainerRequestContext request, List<String> path, MultivaluedMap<String, String> query) {
		if (query.keySet().stream().anyMatch((name) -> name.startsWith("rollcall."))) {
			refuse(request, "metadata", "must not have names that begin with rollcall.");
			return;
		}
		Map<String, String> more = new LinkedHashMap<>();
		query.forEach((name, texts) -> more.put(name, texts.getFirst()));
		if (this.instances.get().describe(path.get(INSTANCE - 2), path.get(INSTANCE - 1), more)) {
			request.abortWith(Response.ok().build());
		}
	}

	private static boolean isAll(@Nullable List<String> texts, Predicate<String> rule) {
		return texts == null || texts.stream().allMatch(rule);
	}

	private static boolean isStatus(String text) {
		return Arrays.stream(InstanceStatus.values()).anyMatch((status) -> status.name().equals(text));
	}

	private static void refuse(ContainerRequestContext request, String name, String rule) {
		request.abortWith(Response.status(Response.Status.BAD_REQUEST)
			.entity(ProblemException.invalid(name, rule).problem())
			.build());
	}

}
