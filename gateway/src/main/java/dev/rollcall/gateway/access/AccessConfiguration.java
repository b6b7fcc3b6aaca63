package dev.rollcall.gateway.access;

import java.util.ArrayList;
import java.util.List;

import dev.rollcall.gateway.balance.Balancer;
import dev.rollcall.gateway.problem.ProblemWriter;
import dev.rollcall.starter.secret.ClusterCredential;
import dev.rollcall.starter.token.Caller;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.springframework.security.authentication.ReactiveAuthenticationManager;
import org.springframework.security.config.web.server.SecurityWebFiltersOrder;
import org.springframework.security.config.web.server.ServerHttpSecurity;
import org.springframework.security.web.server.SecurityWebFilterChain;
import org.springframework.security.web.server.authentication.AuthenticationWebFilter;
import org.springframework.security.web.server.authentication.ServerAuthenticationEntryPointFailureHandler;
import org.springframework.security.web.server.context.NoOpServerSecurityContextRepository;
import org.springframework.security.web.server.firewall.ServerWebExchangeFirewall;
import org.springframework.security.web.server.util.matcher.OrServerWebExchangeMatcher;
import org.springframework.security.web.server.util.matcher.PathPatternParserServerWebExchangeMatcher;
import org.springframework.security.web.server.util.matcher.ServerWebExchangeMatcher;
import org.springframework.web.reactive.function.client.WebClient;

/**
 * Keeps the actuator to the cluster, and the pictures to the cluster and administrators
 * where they are not open to everybody. There is no chain for anything else: the gateway
 * is no trust boundary, each service checks the token itself.
 */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(AccessProperties.class)
class AccessConfiguration {

	private static final String ACTUATOR = "/actuator/**";

	private static final List<String> PICTURES = List.of("/status", "/api/metrics");

	@Bean
	ReactiveAuthenticationManager clusterCredentialCheck(Environment environment) {
		return new ClusterCredentialCheck(ClusterCredential.of(environment));
	}

	@Bean
	TokenCheck tokenCheck(Balancer balancer, WebClient questions, AccessProperties properties) {
		return new TokenCheck(balancer, questions, properties);
	}

	@Bean
	SecurityWebFilterChain ownPaths(ServerHttpSecurity http, ReactiveAuthenticationManager credentials,
			TokenCheck tokens, ProblemWriter problems, Environment environment) {
		boolean open = environment.getRequiredProperty("rollcall.status.public", Boolean.class);
		Refusals refusals = new Refusals(problems);
		return http.securityMatcher(closedPaths(open))
			.authorizeExchange((exchanges) -> exchanges.pathMatchers(ACTUATOR)
				.hasRole(Caller.CLUSTER)
				.anyExchange()
				.hasAnyRole(Caller.CLUSTER, Caller.ADMIN))
			.authenticationManager(credentials)
			.securityContextRepository(NoOpServerSecurityContextRepository.getInstance())
			.httpBasic((basic) -> basic.authenticationEntryPoint(refusals))
			.addFilterAt(bearer(tokens, refusals), SecurityWebFiltersOrder.AUTHENTICATION)
			.exceptionHandling((errors) -> errors.authenticationEntryPoint(refusals).accessDeniedHandler(refusals))
			.csrf(ServerHttpSecurity.CsrfSpec::disable)
			.formLogin(ServerHttpSecurity.FormLoginSpec::disable)
			.logout(ServerHttpSecurity.LogoutSpec::disable)
			.requestCache(ServerHttpSecurity.RequestCacheSpec::disable)
			.build();
	}

	/**
	 * {@code RequestLineFilter} has refused by now what a firewall would, for every path,
	 * and routed requests need not be looked at twice.
	 */
	@Bean
	ServerWebExchangeFirewall firewall() {
		return ServerWebExchangeFirewall.INSECURE_NOOP;
	}

	private static ServerWebExchangeMatcher closedPaths(boolean open) {
		List<ServerWebExchangeMatcher> closed = new ArrayList<>();
		closed.add(new PathPatternParserServerWebExchangeMatcher(ACTUATOR));
		if (!open) {
			PICTURES.forEach((path) -> closed.add(new PathPatternParserServerWebExchangeMatcher(path)));
		}
		return new OrServerWebExchangeMatcher(closed);
	}

	private static AuthenticationWebFilter bearer(TokenCheck tokens, Refusals refusals) {
		AuthenticationWebFilter filter = new AuthenticationWebFilter(
				(ReactiveAuthenticationManager) tokens::authenticate);
		filter.setServerAuthenticationConverter(new BearerTokenReader());
		filter.setAuthenticationFailureHandler(new ServerAuthenticationEntryPointFailureHandler(refusals));
		filter.setSecurityContextRepository(NoOpServerSecurityContextRepository.getInstance());
		return filter;
	}

}
