package dev.rollcall.monitor;

import java.util.List;

import dev.rollcall.starter.token.AccessRules;
import dev.rollcall.starter.token.Caller;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AuthorizeHttpRequestsConfigurer;

/**
 * Who may see the pictures of the system and ask for a new one (CONTRACT 1). The
 * dashboard has rules of its own.
 */
@Configuration(proxyBeanMethods = false)
class MonitorAccessConfiguration {

	@Bean
	AccessRules monitorAccess(Environment environment) {
		boolean publicStatus = environment.getRequiredProperty("rollcall.status.public", Boolean.class);
		return new MonitorAccess(publicStatus);
	}

	/** Checking anew is no more than looking: however many ask, one round runs. */
	private record MonitorAccess(boolean publicStatus) implements AccessRules {

		private static final String[] PICTURES = { "/api/status/**", "/api/check/**", "/api/metrics/**",
				"/api/alerts/**", "/ws" };

		@Override
		public void apply(
				AuthorizeHttpRequestsConfigurer<HttpSecurity>.AuthorizationManagerRequestMatcherRegistry requests) {
			if (this.publicStatus) {
				requests.requestMatchers(PICTURES).permitAll();
			}
			else {
				requests.requestMatchers(PICTURES).hasAnyRole(Caller.ADMIN, Caller.CLUSTER);
			}
		}

		@Override
		public List<String> clusterPaths() {
			return List.of(PICTURES);
		}

	}

}
