package dev.rollcall.compute;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;

/** Starts the compute service. */
@SpringBootApplication
@ConfigurationPropertiesScan
public class ComputeServiceApplication {

	/**
	 * Starts the compute service.
	 * @param args Spring properties
	 */
	public static void main(String[] args) {
		SpringApplication.run(ComputeServiceApplication.class, args);
	}

}
