package dev.rollcall.monitor;

import de.codecentric.boot.admin.server.config.EnableAdminServer;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.scheduling.annotation.EnableScheduling;

/** Starts the monitor. */
@SpringBootApplication
@ConfigurationPropertiesScan
@EnableAdminServer
@EnableScheduling
public class AdminMonitorApplication {

	/**
	 * Starts the monitor.
	 * @param args Spring properties
	 */
	public static void main(String[] args) {
		SpringApplication.run(AdminMonitorApplication.class, args);
	}

}
