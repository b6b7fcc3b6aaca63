package dev.rollcall.registry;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** What the registries of both original systems print at their start (A1, B1). */
@Component
class StartLines {

	private static final Logger log = LoggerFactory.getLogger("rollcall");

	@EventListener
	void log(ApplicationReadyEvent event) {
		String port = event.getApplicationContext().getEnvironment().getProperty("local.server.port");
		log.info("[Registry] Service Registry running on port :{}", port);
		log.info("[REGISTRY] Service Registry started");
		log.info("Listening on port {}", port);
	}

}
