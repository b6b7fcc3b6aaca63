package dev.rollcall.starter.token;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;
import dev.rollcall.starter.discovery.Foreign;
import dev.rollcall.starter.problem.ProblemWriter;
import dev.rollcall.starter.secret.ClusterCredential;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication.Type;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.security.autoconfigure.web.servlet.ServletWebSecurityAutoConfiguration;
import org.springframework.boot.security.oauth2.server.resource.autoconfigure.web.OAuth2ResourceServerWebSecurityAutoConfiguration;
import org.springframework.cloud.client.discovery.DiscoveryClient;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.core.annotation.Order;
import org.springframework.core.env.Environment;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.security.config.ObjectPostProcessor;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.config.observation.SecurityObservationSettings;
import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2TokenValidatorResult;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtClaimNames;
import org.springframework.security.oauth2.jwt.JwtClaimValidator;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtIssuerValidator;
import org.springframework.security.oauth2.jwt.JwtTimestampValidator;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.security.oauth2.server.resource.web.BearerTokenResolver;
import org.springframework.security.oauth2.server.resource.web.authentication.BearerTokenAuthenticationFilter;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.AuthenticationEntryPointFailureHandler;
import org.springframework.security.web.firewall.HttpFirewall;
import org.springframework.security.web.firewall.StrictHttpFirewall;
import org.springframework.web.client.RestClient;

/**
 * The security of a service on servlets: filter chains without sessions. One serves the
 * cluster's own plane and looks at its credential, the second everything else and looks
 * at bearer tokens only.
 */
@AutoConfiguration(
		before = { ServletWebSecurityAutoConfiguration.class, OAuth2ResourceServerWebSecurityAutoConfiguration.class })
@ConditionalOnWebApplication(type = Type.SERVLET)
@ConditionalOnClass(BearerTokenAuthenticationFilter.class)
@EnableConfigurationProperties(TokenProperties.class)
@Import(SecurityExceptionHandler.class)
class TokenAutoConfiguration {

	private static final String AUTH_SERVICE = "auth-service";

	private static final Duration CONNECT_TIMEOUT = Duration.ofMillis(300);

	private static final Duration READ_TIMEOUT = Duration.ofSeconds(2);

	@Bean
	@ConditionalOnMissingBean
	AccessRules accessRules() {
		return (requests) -> {
		};
	}

	@Bean
	MalformedRequests malformedRequests() {
		return new MalformedRequests();
	}

	@Bean
	@ConditionalOnMissingBean
	ClusterCredential clusterCredential(Environment environment) {
		return ClusterCredential.of(environment);
	}

	/** Only instances that showed the cluster's credential are asked for keys. */
	@Bean
	@ConditionalOnMissingBean
	JWKSource<SecurityContext> publicKeys(ObjectProvider<DiscoveryClient> discovery, TokenProperties properties) {
		JdkClientHttpRequestFactory http = new JdkClientHttpRequestFactory(
				java.net.http.HttpClient.newBuilder().connectTimeout(CONNECT_TIMEOUT).build());
		http.setReadTimeout(READ_TIMEOUT);
		return new PublicKeys(
				() -> discovery.getObject()
					.getInstances(AUTH_SERVICE)
					.stream()
					.filter((instance) -> !Foreign.isForeign(instance.getMetadata()))
					.toList(),
				RestClient.builder().requestFactory(http).build(), new KeptKeys(properties.keysFile()),
				properties.keysRefreshIntervalMin());
	}

	@Bean
	@ConditionalOnMissingBean
	HttpFirewall httpFirewall() {
		StrictHttpFirewall firewall = new StrictHttpFirewall();
		firewall.setAllowedHeaderValues(new HeaderText());
		return firewall;
	}

	/** auth-service has its own: it does not look at tokens of open calls. */
	@Bean
	@ConditionalOnMissingBean
	BearerTokenResolver bearerTokenResolver() {
		return new BearerTokens();
	}

	@Bean
	WarmUpTokens warmUpTokens(TokenProperties properties, Clock clock) {
		return new WarmUpTokens(properties, clock);
	}

	@Bean
	@ConditionalOnMissingBean
	JwtDecoder jwtDecoder(JWKSource<SecurityContext> keys, WarmUpTokens warmUp, TokenProperties properties,
			Clock clock) {
		JWKSource<SecurityContext> taken = warmUp.before(keys);
		NimbusJwtDecoder verifier = NimbusJwtDecoder.withJwkSource(taken)
			.jwsAlgorithm(SignatureAlgorithm.ES256)
			.build();
		verifier.setJwtValidator((token) -> OAuth2TokenValidatorResult.success());
		JwtTimestampValidator timestamps = new JwtTimestampValidator(properties.clockSkew());
		timestamps.setClock(clock);
		timestamps.setAllowEmptyExpiryClaim(false);
		OAuth2TokenValidator<Jwt> validator = new DelegatingOAuth2TokenValidator<>(timestamps,
				new JwtIssuerValidator(properties.issuer()),
				new JwtClaimValidator<List<String>>(JwtClaimNames.AUD,
						(audience) -> audience != null && audience.contains(properties.audience())),
				new JwtClaimValidator<String>(JwtClaimNames.SUB, (subject) -> subject != null && !subject.isBlank()));
		return new RememberingJwtDecoder(verifier, validator, taken, properties.rememberedMax());
	}

	/** A dozen observations for each request that nobody looks at cost a tenth of it. */
	@Bean
	@ConditionalOnMissingBean
	SecurityObservationSettings securityObservations() {
		return SecurityObservationSettings.noObservations();
	}

	/** Open to everybody, whatever token they send. */
	@Bean
	@Order(0)
	SecurityFilterChain health(HttpSecurity http) {
		http.securityMatcher("/health", "/ready", "/error", "/api/*/health")
			.authorizeHttpRequests((requests) -> requests.anyRequest().permitAll())
			.csrf(AbstractHttpConfigurer::disable)
			.sessionManagement((sessions) -> sessions.sessionCreationPolicy(SessionCreationPolicy.STATELESS));
		return http.build();
	}

	@Bean
	@Order(1)
	SecurityFilterChain clusterPlane(HttpSecurity http, AccessRules rules, ClusterCredential credential,
			ProblemWriter problems, ObjectProvider<RefusalCustomizer> customizers) {
		List<String> paths = new ArrayList<>(rules.clusterPaths());
		paths.add("/actuator/**");
		RefusalWriter refusals = new RefusalWriter(problems, customizers.orderedStream().toList(), true);
		http.securityMatcher(paths.toArray(String[]::new));
		http.authenticationProvider(new ClusterCredentialProvider(credential));
		http.httpBasic((basic) -> basic.authenticationEntryPoint(refusals));
		http.authorizeHttpRequests((requests) -> {
			requests.requestMatchers("/actuator/**").hasRole(Caller.CLUSTER);
			rules.apply(requests);
			requests.anyRequest().hasRole(Caller.CLUSTER);
		});
		return bearer(http, refusals).build();
	}

	@Bean
	@Order(2)
	SecurityFilterChain users(HttpSecurity http, AccessRules rules, ProblemWriter problems,
			ObjectProvider<RefusalCustomizer> customizers, Environment environment) {
		RefusalWriter refusals = new RefusalWriter(problems, customizers.orderedStream().toList(), false);
		if (ClassroomMode.isOn(environment)) {
			http.anonymous((nobody) -> nobody.principal(Caller.ANONYMOUS).authorities("ROLE_" + Caller.USER));
		}
		http.authorizeHttpRequests((requests) -> {
			rules.apply(requests);
			requests.requestMatchers("/api/**").hasRole(Caller.USER);
			// nothing is mapped there: 404, whoever asks
			requests.anyRequest().permitAll();
		});
		return bearer(http, refusals).build();
	}

	private static HttpSecurity bearer(HttpSecurity http, RefusalWriter refusals) {
		AuthenticationEntryPointFailureHandler failures = new AuthenticationEntryPointFailureHandler(refusals);
		// an outage of the keys is answered like any other outage, not as a 500
		failures.setRethrowAuthenticationServiceException(false);
		http.csrf(AbstractHttpConfigurer::disable)
			.requestCache(AbstractHttpConfigurer::disable)
			.logout(AbstractHttpConfigurer::disable)
			.sessionManagement((sessions) -> sessions.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
			.exceptionHandling((errors) -> errors.authenticationEntryPoint(refusals).accessDeniedHandler(refusals))
			.oauth2ResourceServer((server) -> server.authenticationEntryPoint(refusals)
				.accessDeniedHandler(refusals)
				.jwt((jwt) -> jwt.jwtAuthenticationConverter(new CallerAuthentication.FromClaims()))
				.withObjectPostProcessor(new ObjectPostProcessor<BearerTokenAuthenticationFilter>() {
					@Override
					public <F extends BearerTokenAuthenticationFilter> F postProcess(F filter) {
						filter.setAuthenticationFailureHandler(failures);
						return filter;
					}
				}));
		return http;
	}

}
