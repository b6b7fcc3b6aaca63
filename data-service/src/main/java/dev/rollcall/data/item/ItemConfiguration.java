package dev.rollcall.data.item;

import dev.rollcall.starter.token.AccessRules;
import dev.rollcall.starter.token.Caller;
import tools.jackson.databind.cfg.CoercionAction;
import tools.jackson.databind.cfg.CoercionInputShape;
import tools.jackson.databind.type.LogicalType;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.jackson.autoconfigure.JsonMapperBuilderCustomizer;
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

	/** A key that was sent as a number is a mistake, not the text of that number. */
	@Bean
	JsonMapperBuilderCustomizer textIsText() {
		return (builder) -> builder.withCoercionConfig(LogicalType.Textual, (text) -> {
			text.setCoercion(CoercionInputShape.Boolean, CoercionAction.Fail);
			text.setCoercion(CoercionInputShape.Integer, CoercionAction.Fail);
			text.setCoercion(CoercionInputShape.Float, CoercionAction.Fail);
		});
	}

}
