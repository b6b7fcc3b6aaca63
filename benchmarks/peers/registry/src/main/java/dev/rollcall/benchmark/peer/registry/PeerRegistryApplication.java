package dev.rollcall.benchmark.peer.registry;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.cloud.netflix.eureka.server.EnableEurekaServer;

/** Starts Eureka's server. */
@SpringBootApplication
@EnableEurekaServer
public class PeerRegistryApplication {

	public static void main(String[] args) {
		SpringApplication.run(PeerRegistryApplication.class, args);
	}

}
