package dev.rollcall.benchmark.peer.service;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** Starts a service. */
@SpringBootApplication
public class PeerServiceApplication {

	public static void main(String[] args) {
		SpringApplication.run(PeerServiceApplication.class, args);
	}

}
