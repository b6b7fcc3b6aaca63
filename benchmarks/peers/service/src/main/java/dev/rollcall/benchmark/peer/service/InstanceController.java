package dev.rollcall.benchmark.peer.service;

import java.util.Map;

import org.springframework.core.env.Environment;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Says which instance it is. */
@RestController
class InstanceController {

	private final String name;

	InstanceController(Environment environment) {
		this.name = environment.getRequiredProperty("SERVICE_NAME");
	}

	@GetMapping("/instance")
	ResponseEntity<Map<String, String>> instance() {
		return ResponseEntity.ok().header("X-Instance-Id", this.name).body(Map.of("status", "healthy"));
	}

}
