package dev.rollcall.data.item;

import dev.rollcall.starter.instance.WarmUpRequest;
import dev.rollcall.starter.token.AccessRules;
import dev.rollcall.starter.token.Caller;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Wires items. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(ItemProperties.class)
class ItemConfiguration {

	/**
	 * Who owns an item is known only where it is read: {@link Item} refuses the others.
	 */
	@Bean
	AccessRules accessRules() {
		return (requests) -> requests.requestMatchers("/api/data", "/api/data/**").hasRole(Caller.USER);
	}

	@Bean
	WarmUpRequest reading() {
		return new WarmUpRequest("GET", "/api/data?size=1", null);
	}

}
