package dev.rollcall.gateway;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** The one door to the services. */
@SpringBootApplication
public class GatewayApplication {

	/**
	 * Starts the gateway.
	 * @param args Spring Boot's
	 */
	public static void main(String[] args) {
		SpringApplication.run(GatewayApplication.class, args);
	}

}
