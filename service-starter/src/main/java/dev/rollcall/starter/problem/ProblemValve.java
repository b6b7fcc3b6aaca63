package dev.rollcall.starter.problem;

import java.io.IOException;
import java.nio.charset.StandardCharsets;

import dev.rollcall.starter.instance.InstanceHeaders;
import dev.rollcall.starter.instance.TraceContext;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;

/**
 * Answers requests that Tomcat refuses before any filter sees them, such as one with a
 * malformed path: as a problem, where Tomcat's own page would name its version.
 */
class ProblemValve extends ErrorReportValve {

	private final JsonMapper json;

	private final String instanceName;

	ProblemValve(JsonMapper json, String instanceName) {
		this.json = json;
		this.instanceName = instanceName;
	}

	/** An encoded slash is in no path, so there is no such thing to be found. */
	private static String detail(HttpStatus status) {
		return (status == HttpStatus.BAD_REQUEST)
				? "The first line, the path or a header cannot be read; a path has no encoded slash (%2F)"
				: ContainerErrorController.detail(status);
	}

	@Override
	protected void report(Request request, Response response, Throwable throwable) {
		HttpStatus status = HttpStatus.resolve(response.getStatus());
		if (status == null || !status.isError() || response.getContentWritten() > 0 || !response.setErrorReported()) {
			return;
		}
		String traceId = TraceContext.of(request.getHeader(TraceContext.HEADER)).traceId();
		byte[] body = this.json.writeValueAsBytes(Problems.complete(Problems.of(status, detail(status)), "/", traceId));
		try {
			response.setHeader(InstanceHeaders.INSTANCE_ID, this.instanceName);
			response.setHeader(TraceContext.TRACE_ID_HEADER, traceId);
			response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
			response.setCharacterEncoding(StandardCharsets.UTF_8.name());
			response.getOutputStream().write(body);
			response.finishResponse();
		}
		catch (IOException ex) {
			this.container.getLogger().debug("The client left before it was told " + status, ex);
		}
	}

}
