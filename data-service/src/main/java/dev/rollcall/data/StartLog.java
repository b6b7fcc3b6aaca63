package dev.rollcall.data;

import dev.rollcall.starter.instance.InstanceProperties;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Says that the service runs, in the words of the original (ORIGINALS B). */
@Component
class StartLog {

	private static final Logger log = LoggerFactory.getLogger(StartLog.class);

	private final InstanceProperties instance;

	StartLog(InstanceProperties instance) {
		this.instance = instance;
	}

	@EventListener
	void started(ApplicationReadyEvent event) {
		String port = event.getApplicationContext().getEnvironment().getProperty("local.server.port");
		log.info("[{}] Data Service running on port {}", this.instance.name(), port);
	}

}
