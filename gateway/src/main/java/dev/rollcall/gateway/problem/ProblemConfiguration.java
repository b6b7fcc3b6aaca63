package dev.rollcall.gateway.problem;

import tools.jackson.databind.json.JsonMapper;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;

/** Wires problems. */
@Configuration(proxyBeanMethods = false)
class ProblemConfiguration {

	@Bean
	ProblemWriter problemWriter(JsonMapper json) {
		return new ProblemWriter(json);
	}

	/** Before all others; Spring Boot's own backs off. */
	@Bean
	@Order(Ordered.HIGHEST_PRECEDENCE)
	ProblemHandler problemHandler(ProblemWriter problems) {
		return new ProblemHandler(problems);
	}

}
