package dev.rollcall.auth.login;

import java.util.Set;

import dev.rollcall.starter.instance.WarmUpRequest;
import dev.rollcall.starter.token.AccessRules;
import dev.rollcall.starter.token.Caller;
import dev.rollcall.starter.token.RefusalCustomizer;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpStatus;
import org.springframework.security.authorization.AuthenticatedAuthorizationManager;
import org.springframework.security.authorization.AuthorityAuthorizationManager;
import org.springframework.security.authorization.AuthorizationManagers;
import org.springframework.security.oauth2.server.resource.web.BearerTokenResolver;
import org.springframework.security.oauth2.server.resource.web.DefaultBearerTokenResolver;

/** Says which calls are open to everybody; all others need a token. */
@Configuration(proxyBeanMethods = false)
class LoginConfiguration {

	private static final Set<String> OPEN_PATHS = Set.of("/api/auth/register", "/api/auth/login", "/api/auth/refresh",
			"/api/auth/.well-known/jwks.json");

	private static final String VERIFY_PATH = "/api/auth/verify";

	/** The rest speaks of an account, which nobody has without a token, in no mode. */
	@Bean
	AccessRules accessRules() {
		return (requests) -> {
			requests.requestMatchers(OPEN_PATHS.toArray(String[]::new)).permitAll();
			requests.requestMatchers("/api/auth/**")
				.access(AuthorizationManagers.allOf(AuthenticatedAuthorizationManager.fullyAuthenticated(),
						AuthorityAuthorizationManager.hasRole(Caller.USER)));
		};
	}

	/** Nobody has this password, because nobody has this name. */
	@Bean
	WarmUpRequest signingIn() {
		return new WarmUpRequest("POST", "/api/auth/login", "{\"username\":\"\",\"password\":\"warm-up\"}");
	}

	/**
	 * A token on an open call is not looked at: most of those who sign in again send the
	 * one that has expired.
	 */
	@Bean
	BearerTokenResolver bearerTokenResolver() {
		BearerTokenResolver header = new DefaultBearerTokenResolver();
		return (request) -> OPEN_PATHS.contains(request.getRequestURI()) ? null : header.resolve(request);
	}

	/** CONTRACT 5: who asks whether a token is valid is answered, not only refused. */
	@Bean
	RefusalCustomizer verificationRefusals() {
		return (request, problem) -> {
			if (VERIFY_PATH.equals(request.getRequestURI()) && problem.getStatus() == HttpStatus.UNAUTHORIZED.value()) {
				problem.setProperty("valid", false);
			}
		};
	}

}
