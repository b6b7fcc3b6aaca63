package dev.rollcall.registry;

import java.util.List;

import dev.rollcall.starter.token.AccessRules;
import dev.rollcall.starter.token.Caller;
import dev.rollcall.starter.token.ClassroomMode;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.springframework.http.HttpMethod;
import org.springframework.security.authorization.AuthenticatedAuthorizationManager;
import org.springframework.security.authorization.AuthorityAuthorizationManager;
import org.springframework.security.authorization.AuthorizationManagers;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AuthorizeHttpRequestsConfigurer;

/**
 * Who may do what at the registry: Eureka itself has no access control (CONTRACT 1,
 * SECURITY 28).
 */
@Configuration(proxyBeanMethods = false)
class RegistryAccessConfiguration {

	@Bean
	AccessRules registryAccess(Environment environment) {
		boolean publicStatus = environment.getRequiredProperty("rollcall.status.public", Boolean.class);
		// classroom mode
		boolean open = ClassroomMode.isOn(environment);
		return new RegistryAccess(publicStatus, open);
	}

	/**
	 * Reading is for whoever may see pictures of the system, writing for the cluster, and
	 * in classroom mode for those too who show nothing; what they register is marked.
	 */
	private record RegistryAccess(boolean publicStatus, boolean open) implements AccessRules {

		private static final String FACADE = "/api/registry/**";

		@Override
		public void apply(
				AuthorizeHttpRequestsConfigurer<HttpSecurity>.AuthorizationManagerRequestMatcherRegistry requests) {
			for (HttpMethod reading : List.of(HttpMethod.GET, HttpMethod.HEAD)) {
				if (this.publicStatus) {
					requests.requestMatchers(reading, FACADE).permitAll();
				}
				else {
					requests.requestMatchers(reading, FACADE).hasAnyRole(Caller.ADMIN, Caller.CLUSTER);
				}
			}
			if (this.open) {
				requests.requestMatchers(HttpMethod.POST, FACADE)
					.access(AuthorizationManagers.anyOf(AuthenticatedAuthorizationManager.anonymous(),
							AuthorityAuthorizationManager.hasRole(Caller.CLUSTER)));
			}
			requests.requestMatchers(FACADE).hasRole(Caller.CLUSTER);
		}

		@Override
		public List<String> clusterPaths() {
			return List.of("/", "/lastn", "/eureka/**", FACADE);
		}

	}

}
