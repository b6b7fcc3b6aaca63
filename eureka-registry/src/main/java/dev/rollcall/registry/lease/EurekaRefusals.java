package dev.rollcall.registry.lease;

import java.util.concurrent.atomic.AtomicReference;

import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Answers refused registrations of Eureka's own REST API. Its clients say nothing about
 * them and try again and again, so the registry's log names each once.
 */
class EurekaRefusals implements ExceptionMapper<RefusedRegistrationException> {

	private static final Logger log = LoggerFactory.getLogger("rollcall");

	private final AtomicReference<String> logged = new AtomicReference<>("");

	@Override
	public Response toResponse(RefusedRegistrationException refusal) {
		if (!refusal.getMessage().equals(this.logged.getAndSet(refusal.getMessage()))) {
			log.warn("[Registry] Registration refused: {}", refusal.getMessage());
		}
		return Response.status(refusal.reason().status().value()).build();
	}

}
