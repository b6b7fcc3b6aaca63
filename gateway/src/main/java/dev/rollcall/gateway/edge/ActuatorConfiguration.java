package dev.rollcall.gateway.edge;

import dev.rollcall.gateway.problem.ProblemWriter;
import dev.rollcall.starter.problem.Problems;
import dev.rollcall.starter.secret.ClusterCredential;
import reactor.core.publisher.Mono;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.security.authentication.ReactiveAuthenticationManager;
import org.springframework.security.config.web.server.ServerHttpSecurity;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.server.SecurityWebFilterChain;
import org.springframework.security.web.server.context.NoOpServerSecurityContextRepository;
import org.springframework.security.web.server.firewall.ServerWebExchangeFirewall;
import org.springframework.security.web.server.util.matcher.PathPatternParserServerWebExchangeMatcher;
import org.springframework.web.server.ServerWebExchange;

/**
 * Keeps the actuator to the cluster. There is no chain for anything else: the gateway is
 * no trust boundary, each service checks the token itself.
 */
@Configuration(proxyBeanMethods = false)
class ActuatorConfiguration {

	@Bean
	ReactiveAuthenticationManager clusterCredentialCheck(Environment environment) {
		return new ClusterCredentialCheck(ClusterCredential.of(environment));
	}

	@Bean
	SecurityWebFilterChain actuatorChain(ServerHttpSecurity http, ReactiveAuthenticationManager credentials,
			ProblemWriter problems) {
		return http.securityMatcher(new PathPatternParserServerWebExchangeMatcher("/actuator/**"))
			.authorizeExchange((exchanges) -> exchanges.anyExchange().authenticated())
			.authenticationManager(credentials)
			.securityContextRepository(NoOpServerSecurityContextRepository.getInstance())
			.httpBasic((basic) -> basic
				.authenticationEntryPoint((exchange, refusal) -> refuse(exchange, refusal, problems)))
			.csrf(ServerHttpSecurity.CsrfSpec::disable)
			.formLogin(ServerHttpSecurity.FormLoginSpec::disable)
			.logout(ServerHttpSecurity.LogoutSpec::disable)
			.requestCache(ServerHttpSecurity.RequestCacheSpec::disable)
			.build();
	}

	/**
	 * {@link RequestLineFilter} has refused by now what a firewall would, for every path,
	 * and routed requests need not be looked at twice.
	 */
	@Bean
	ServerWebExchangeFirewall firewall() {
		return ServerWebExchangeFirewall.INSECURE_NOOP;
	}

	private static Mono<Void> refuse(ServerWebExchange exchange, AuthenticationException refusal,
			ProblemWriter problems) {
		HttpHeaders headers = new HttpHeaders();
		headers.set(HttpHeaders.WWW_AUTHENTICATE, "Basic realm=\"rollcall\"");
		return problems.write(exchange,
				Problems.of(HttpStatus.UNAUTHORIZED, "This path is for the processes of the cluster"), headers);
	}

}
