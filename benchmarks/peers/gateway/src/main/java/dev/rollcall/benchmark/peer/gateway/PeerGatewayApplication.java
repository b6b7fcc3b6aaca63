package dev.rollcall.benchmark.peer.gateway;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** Starts Spring Cloud Gateway. */
@SpringBootApplication
public class PeerGatewayApplication {

	public static void main(String[] args) {
		SpringApplication.run(PeerGatewayApplication.class, args);
	}

}
