package dev.rollcall.starter.json;

import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.util.List;
import java.util.Locale;

import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.ValueSerializer;
import tools.jackson.databind.cfg.CoercionAction;
import tools.jackson.databind.cfg.CoercionInputShape;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.type.LogicalType;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication.Type;
import org.springframework.boot.http.converter.autoconfigure.ServerHttpMessageConvertersCustomizer;
import org.springframework.boot.jackson.autoconfigure.JacksonAutoConfiguration;
import org.springframework.boot.jackson.autoconfigure.JsonMapperBuilderCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.web.servlet.config.annotation.ContentNegotiationConfigurer;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** What Boot's Jackson properties cannot say; the rest is in rollcall-defaults.yml. */
@AutoConfiguration(before = JacksonAutoConfiguration.class)
@ConditionalOnClass(JsonMapperBuilderCustomizer.class)
class JsonAutoConfiguration {

	@Bean
	JsonMapperBuilderCustomizer timesWithMilliseconds() {
		return (builder) -> builder
			.addModule(new SimpleModule("rollcall").addSerializer(Instant.class, new MillisecondsSerializer()));
	}

	/** A text that was sent as a number is a mistake, not the text of that number. */
	@Bean
	JsonMapperBuilderCustomizer textIsText() {
		return (builder) -> builder.withCoercionConfig(LogicalType.Textual, (text) -> {
			text.setCoercion(CoercionInputShape.Boolean, CoercionAction.Fail);
			text.setCoercion(CoercionInputShape.Integer, CoercionAction.Fail);
			text.setCoercion(CoercionInputShape.Float, CoercionAction.Fail);
		});
	}

	/** The part for services on servlets. */
	@Configuration(proxyBeanMethods = false)
	@ConditionalOnWebApplication(type = Type.SERVLET)
	static class Servlet {

		/** After Spring Boot's, which it replaces. */
		@Bean
		@Order
		ServerHttpMessageConvertersCustomizer measuredJson(JsonMapper json) {
			return (converters) -> converters.withJsonConverter(new MeasuredJsonConverter(json));
		}

		@Bean
		WebMvcConfigurer jsonWhateverIsAccepted() {
			return new WebMvcConfigurer() {
				@Override
				public void configureContentNegotiation(ContentNegotiationConfigurer negotiation) {
					negotiation.strategies(List.of(new JsonWhateverIsAccepted()));
				}
			};
		}

		@Bean
		WebMvcConfigurer jsonBodies() {
			return new WebMvcConfigurer() {
				@Override
				public void addInterceptors(InterceptorRegistry interceptors) {
					interceptors.addInterceptor(new JsonBodies());
				}
			};
		}

	}

	/** ISO-8601, UTC, always three digits of a second: texts of equal length sort. */
	private static final class MillisecondsSerializer extends ValueSerializer<Instant> {

		private static final DateTimeFormatter FORMAT = new DateTimeFormatterBuilder().appendInstant(3)
			.toFormatter(Locale.ROOT);

		@Override
		public void serialize(Instant value, JsonGenerator json, SerializationContext context) {
			json.writeString(FORMAT.format(value));
		}

	}

}
