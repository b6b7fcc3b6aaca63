package dev.rollcall.registry.lease;

import com.netflix.appinfo.InstanceInfo;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** A line for each server that comes or goes, in the words of the original (A1). */
@Component
class ChangeLog {

	private static final Logger log = LoggerFactory.getLogger("rollcall");

	@EventListener
	void log(InstanceChange change) {
		InstanceInfo instance = change.instance();
		Address address = Address.of(instance);
		switch (change.kind()) {
			case REGISTERED -> {
				if (change.arrival()) {
					log.info("[Registry] Server registered: {}", address);
				}
			}
			case DEREGISTERED -> log.info("[Registry] Server deregistered: {}", address);
			case EVICTED -> log.info("[Registry] Server evicted: {}, no heartbeat for {} s", address,
					LeasedInstances.SILENCE_SECONDS);
			case STATUS -> log.debug("[Registry] Server {} is {}", address, instance.getStatus());
		}
	}

}
