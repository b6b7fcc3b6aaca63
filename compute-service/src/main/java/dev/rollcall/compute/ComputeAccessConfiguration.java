package dev.rollcall.compute;

import dev.rollcall.starter.token.AccessRules;
import dev.rollcall.starter.token.Caller;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpMethod;

/** Who may do what: a signed-in user everything but what concerns everybody. */
@Configuration(proxyBeanMethods = false)
class ComputeAccessConfiguration {

	@Bean
	AccessRules accessRules() {
		return (requests) -> requests.requestMatchers(HttpMethod.DELETE, "/api/compute/accumulator")
			.hasRole(Caller.ADMIN);
	}

}
