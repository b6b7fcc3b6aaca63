package dev.rollcall.starter.instance;

import java.io.IOException;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.slf4j.MDC;

import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Puts {@code X-Instance-Id} and {@code X-Trace-Id} on every answer, errors included, and
 * the trace id into every log line of the request.
 */
class InstanceFilter extends OncePerRequestFilter {

	private final String instanceName;

	InstanceFilter(String instanceName) {
		this.instanceName = instanceName;
	}

	@Override
	protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
			throws ServletException, IOException {
		TraceContext trace = (TraceContext) request.getAttribute(TraceContext.class.getName());
		if (trace == null) {
			trace = TraceContext.of(request.getHeader(TraceContext.HEADER));
			request.setAttribute(TraceContext.class.getName(), trace);
		}
		response.setHeader(InstanceHeaders.INSTANCE_ID, this.instanceName);
		response.setHeader(TraceContext.TRACE_ID_HEADER, trace.traceId());
		MDC.put(TraceContext.LOG_KEY, trace.traceId());
		try {
			chain.doFilter(request, response);
		}
		finally {
			MDC.remove(TraceContext.LOG_KEY);
		}
	}

	/**
	 * A request that the container refuses before any filter comes here on its way out.
	 */
	@Override
	protected boolean shouldNotFilterErrorDispatch() {
		return false;
	}

}
