package dev.rollcall.monitor.dashboard;

import dev.rollcall.starter.problem.ProblemWriter;
import dev.rollcall.starter.secret.ClusterCredential;
import dev.rollcall.starter.token.Caller;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpMethod;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.csrf.CookieCsrfTokenRepository;
import org.springframework.security.web.csrf.CsrfTokenRequestAttributeHandler;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;

/**
 * The chain of Spring Boot Admin's paths, before the starter's, which serve all others:
 * the only one with sessions, and therefore with CSRF tokens.
 */
@Configuration(proxyBeanMethods = false)
class DashboardAccessConfiguration {

	/** Spring Boot Admin's pages, its API and its form. */
	private static final String[] PATHS = { "/", Refusals.FORM, "/logout", "/assets/**", "/extensions/**",
			"/sba-settings.js", "/variables.css", "/mockServiceWorker.js", "/index.html", "/login.html", "/about/**",
			"/applications/**", "/instances/**", "/journal/**", "/wallboard/**", "/external/**", "/notifications/**" };

	/** Its pages hold their settings in scripts of their own. */
	private static final String CONTENT_SECURITY_POLICY = "default-src 'self'; script-src 'self' 'unsafe-inline'; "
			+ "style-src 'self' 'unsafe-inline'; img-src 'self' data:; font-src 'self' data:; object-src 'none'; "
			+ "base-uri 'self'; form-action 'self'; frame-ancestors 'none'";

	@Bean
	@Order(-1)
	SecurityFilterChain dashboard(HttpSecurity http, ClusterCredential credential, AdminAccounts accounts,
			ProblemWriter problems) {
		Refusals refusals = new Refusals(problems);
		http.securityMatcher(PATHS);
		http.authenticationProvider(new SignIn(credential, accounts));
		http.authorizeHttpRequests((requests) -> requests
			// the form and what it is made of
			.requestMatchers(HttpMethod.GET, Refusals.FORM, "/assets/**")
			.permitAll()
			// who is watched is the registry's to say
			.requestMatchers(HttpMethod.POST, "/instances")
			.denyAll()
			.anyRequest()
			.hasAnyRole(Caller.ADMIN, Caller.CLUSTER));
		http.formLogin((form) -> form.loginPage(Refusals.FORM).defaultSuccessUrl("/", true).failureHandler(refusals));
		http.httpBasic((basic) -> basic.authenticationEntryPoint(refusals));
		http.logout((logout) -> logout.logoutSuccessUrl(Refusals.FORM + "?logout"));
		http.exceptionHandling((errors) -> errors.authenticationEntryPoint(refusals).accessDeniedHandler(refusals));
		// nobody who has not signed in makes the monitor keep anything: no saved request,
		// the token in a cookie
		http.requestCache(AbstractHttpConfigurer::disable);
		http.csrf((csrf) -> csrf.csrfTokenRepository(CookieCsrfTokenRepository.withHttpOnlyFalse())
			.csrfTokenRequestHandler(plainTokens()));
		http.headers(
				(headers) -> headers.contentSecurityPolicy((policy) -> policy.policyDirectives(CONTENT_SECURITY_POLICY))
					.referrerPolicy((policy) -> policy.policy(ReferrerPolicy.SAME_ORIGIN)));
		return http.build();
	}

	/**
	 * Spring Boot Admin's pages send the cookie's value as it is, in a header and, to
	 * sign out, in a form. Nothing that they send is compressed together with it
	 * (BREACH).
	 */
	private static CsrfTokenRequestAttributeHandler plainTokens() {
		CsrfTokenRequestAttributeHandler handler = new CsrfTokenRequestAttributeHandler();
		// made with the first answer, not when a page happens to ask for it
		handler.setCsrfRequestAttributeName(null);
		return handler;
	}

}
