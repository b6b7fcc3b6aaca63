package dev.rollcall.starter.problem;

import java.io.IOException;
import java.nio.charset.StandardCharsets;

import dev.rollcall.starter.instance.TraceContext;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.slf4j.MDC;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;

/**
 * Answers a problem from where Spring MVC has no say: filters, security, the servlet
 * container.
 */
public class ProblemWriter {

	private final JsonMapper json;

	ProblemWriter(JsonMapper json) {
		this.json = json;
	}

	/**
	 * Answers the problem; does nothing when the answer has begun already.
	 * @param request the request
	 * @param response its answer, with the headers that belong to the problem already set
	 * @param problem the problem, without the members of
	 * {@link Problems#complete(ProblemDetail, String, String)}
	 * @throws IOException when the client has gone
	 */
	public void write(HttpServletRequest request, HttpServletResponse response, ProblemDetail problem)
			throws IOException {
		if (response.isCommitted()) {
			return;
		}
		byte[] body = this.json.writeValueAsBytes(complete(request, problem));
		response.resetBuffer();
		response.setStatus(problem.getStatus());
		response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
		response.setCharacterEncoding(StandardCharsets.UTF_8);
		response.setContentLength(body.length);
		response.getOutputStream().write(body);
		response.flushBuffer();
	}

	/** On a dispatch to the error page the path is that of the request that failed. */
	static ProblemDetail complete(HttpServletRequest request, ProblemDetail problem) {
		Object original = request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI);
		return Problems.complete(problem, (original != null) ? original.toString() : request.getRequestURI(),
				MDC.get(TraceContext.LOG_KEY));
	}

}
