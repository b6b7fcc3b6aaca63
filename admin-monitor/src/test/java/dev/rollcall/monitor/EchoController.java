package dev.rollcall.monitor;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;

import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/**
 * A call that takes JSON and needs a token, which {@code ProblemContract} asks for: the
 * monitor has none of its own.
 */
@RestController
class EchoController {

	static final String PATH = "/api/echo";

	@PostMapping(PATH)
	Echo echo(@RequestBody @Valid Echo body) {
		return body;
	}

	record Echo(@NotNull String text) {
	}

}
