package dev.rollcall.auth;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;

import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/**
 * A call that takes JSON and needs a token, which {@code ProblemContract} asks for: those
 * of the service that take JSON are open to everybody.
 */
@RestController
class EchoController {

	static final String PATH = "/api/auth/echo";

	@PostMapping(PATH)
	Echo echo(@RequestBody @Valid Echo body) {
		return body;
	}

	record Echo(@NotNull String text) {
	}

}
