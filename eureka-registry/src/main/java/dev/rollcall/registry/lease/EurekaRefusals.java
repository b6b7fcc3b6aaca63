package dev.rollcall.registry.lease;

import java.util.LinkedHashSet;

import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Answers refused registrations of Eureka's own REST API. Its clients say nothing about
 * them and try again and again, so the registry's log names each once, while it is among
 * the last different ones. {@link EurekaProblems} writes the answer.
 */
class EurekaRefusals implements ExceptionMapper<RefusedRegistrationException> {

	private static final Logger log = LoggerFactory.getLogger("rollcall");

	private final int loggedMax;

	/** The oldest first; guarded by itself. */
	private final LinkedHashSet<String> logged = new LinkedHashSet<>();

	EurekaRefusals(LeaseProperties limits) {
		this.loggedMax = limits.refusalsMax();
	}

	@Override
	public Response toResponse(RefusedRegistrationException refusal) {
		if (isNew(refusal.getMessage())) {
			log.warn("[Registry] Registration refused: {}", refusal.getMessage());
		}
		Response.ResponseBuilder answer = Response.status(refusal.reason().status().value());
		refusal.headers().forEach((name, values) -> values.forEach((value) -> answer.header(name, value)));
		return answer.entity(refusal.problem()).build();
	}

	private boolean isNew(String message) {
		synchronized (this.logged) {
			boolean added = this.logged.add(message);
			if (this.logged.size() > this.loggedMax) {
				this.logged.removeFirst();
			}
			return added;
		}
	}

}
