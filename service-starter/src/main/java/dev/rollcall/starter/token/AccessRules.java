package dev.rollcall.starter.token;

import java.util.List;

import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AuthorizeHttpRequestsConfigurer;

/**
 * The one place where a service says who may call what. {@code /health} and
 * {@code /ready} are open and {@code /actuator/**} is the cluster's in every service.
 * Below {@code /api/} whatever no rule names needs a signed-in user.
 */
@FunctionalInterface
public interface AccessRules {

	/**
	 * States the rules, the first that matches counts.
	 * @param requests where to state them
	 */
	void apply(AuthorizeHttpRequestsConfigurer<HttpSecurity>.AuthorizationManagerRequestMatcherRegistry requests);

	/**
	 * The paths on which the cluster's credential is looked at, besides
	 * {@code /actuator/**}; on any other it counts as nobody.
	 * @return path patterns
	 */
	default List<String> clusterPaths() {
		return List.of();
	}

}
