package dev.rollcall.kv.entry;

import java.util.List;

import dev.rollcall.starter.token.AccessRules;
import dev.rollcall.starter.token.Caller;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.ApplicationListener;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AuthorizeHttpRequestsConfigurer;

/** Wires the store's HTTP door. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(EntryProperties.class)
class EntryConfiguration {

	private static final Logger log = LoggerFactory.getLogger("rollcall");

	@Bean
	AccessRules accessRules() {
		return new ForTheCluster();
	}

	@Bean
	EngineProblems engineProblems() {
		return new EngineProblems();
	}

	@Bean
	JsonTexts jsonTexts(JsonMapper json) {
		return new JsonTexts(json);
	}

	/**
	 * The line that the original prints when its store has started (row A7 of
	 * docs/originals.md).
	 */
	@Bean
	ApplicationListener<ApplicationReadyEvent> sharedMemoryLine() {
		return (event) -> log.info("[Database] Shared Memory running on port :{}",
				event.getApplicationContext().getEnvironment().getProperty("local.server.port"));
	}

	/** The store is for the cluster's own processes, whoever a user is. */
	private record ForTheCluster() implements AccessRules {

		private static final String STORE = "/api/kv/**";

		@Override
		public void apply(
				AuthorizeHttpRequestsConfigurer<HttpSecurity>.AuthorizationManagerRequestMatcherRegistry requests) {
			requests.requestMatchers(STORE).hasRole(Caller.CLUSTER);
		}

		@Override
		public List<String> clusterPaths() {
			return List.of(STORE);
		}

	}

}
