package dev.rollcall.registry.lease;

import java.lang.annotation.Annotation;

import dev.rollcall.starter.instance.TraceContext;
import dev.rollcall.starter.problem.Problems;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.core.MediaType;
import org.slf4j.MDC;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/**
 * Lets Eureka's own REST API answer problems as everything else here does: refused
 * registrations, and what Eureka says in plain text. Answers without a body, such as the
 * 404 by which its clients know that they have to register again, become problems on
 * their way out.
 */
class EurekaProblems implements ContainerResponseFilter {

	private static final String PROBLEM = "application/problem+json";

	private final JsonMapper json;

	EurekaProblems(JsonMapper json) {
		this.json = json;
	}

	@Override
	public void filter(ContainerRequestContext request, ContainerResponseContext response) {
		HttpStatus status = HttpStatus.resolve(response.getStatus());
		if (status == null || !status.isError()) {
			return;
		}
		if (response.getEntity() instanceof ProblemDetail problem) {
			answer(request, response, problem);
		}
		else if (response.getEntity() instanceof String text) {
			answer(request, response, Problems.of(status, detail(status, text)));
		}
	}

	/** Eureka names the classes of its failures. */
	private static String detail(HttpStatus status, String text) {
		if (status.is5xxServerError()) {
			return "Eureka's server failed";
		}
		return text.contains("cannot parse") ? "The body is no instance in Eureka's JSON or XML" : text;
	}

	/** As the client wrote it: Jersey sees {@code /eureka/v2}. */
	private static String path(ContainerRequestContext request) {
		return (RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes attributes)
				? attributes.getRequest().getRequestURI() : request.getUriInfo().getRequestUri().getRawPath();
	}

	private void answer(ContainerRequestContext request, ContainerResponseContext response, ProblemDetail problem) {
		Problems.complete(problem, path(request), MDC.get(TraceContext.LOG_KEY));
		response.setEntity(this.json.writeValueAsBytes(problem), new Annotation[0], MediaType.valueOf(PROBLEM));
	}

}
