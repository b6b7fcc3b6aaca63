package dev.rollcall.compute.job;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.annotation.SchedulingConfigurer;

/** Wires jobs. */
@Configuration(proxyBeanMethods = false)
class JobConfiguration {

	@Bean
	SchedulingConfigurer retentionTask(Retention retention, OutageLog outages, JobProperties limits) {
		return (tasks) -> tasks.addFixedDelayTask(() -> outages.attempt(retention::removeOld),
				limits.retentionInterval());
	}

}
