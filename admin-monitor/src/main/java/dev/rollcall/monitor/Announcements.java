package dev.rollcall.monitor;

import dev.rollcall.monitor.check.Picture;
import dev.rollcall.monitor.check.Round;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** The lines by which the original's fault detector is known. */
@Component
class Announcements {

	private static final Logger log = LoggerFactory.getLogger(Announcements.class);

	/** Of the round before; used by the round only. */
	private int monitored = -1;

	@EventListener
	void started(ApplicationReadyEvent event) {
		String port = event.getApplicationContext().getEnvironment().getProperty("local.server.port");
		log.info("[FAULT DETECTOR] Running on port {}", port);
		log.info("[WebSocket] Server ready for connections on ws://localhost:{}", port);
	}

	/** When the number changes, not every round. */
	@EventListener
	void counted(Round round) {
		int now = Picture.of(round).summary().total();
		if (now != this.monitored) {
			log.info("[FAULT DETECTOR] Monitoring {} services", now);
			this.monitored = now;
		}
	}

}
