package dev.rollcall.starter.problem;

import java.time.InstantSource;

import jakarta.servlet.Filter;
import org.apache.catalina.core.StandardHost;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication.Type;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.boot.webmvc.autoconfigure.error.ErrorMvcAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.core.Ordered;
import org.springframework.core.env.Environment;

/** Wires problems into services on servlets. */
@AutoConfiguration(before = ErrorMvcAutoConfiguration.class)
@ConditionalOnWebApplication(type = Type.SERVLET)
@EnableConfigurationProperties(BodyLimitProperties.class)
@Import({ ProblemHandler.class, ContainerErrorController.class })
class ProblemAutoConfiguration {

	/**
	 * Before the security chain, so that nobody's large body is read to look for a token.
	 */
	private static final int BODY_LIMIT_ORDER = Ordered.HIGHEST_PRECEDENCE + 10;

	@Bean
	RefusalLog refusalLog(InstantSource clock) {
		return new RefusalLog(clock);
	}

	@Bean
	ProblemWriter problemWriter(JsonMapper json) {
		return new ProblemWriter(json);
	}

	@Bean
	FilterRegistrationBean<Filter> bodyLimitFilter(BodyLimitProperties limits, ProblemWriter problems) {
		FilterRegistrationBean<Filter> registration = new FilterRegistrationBean<>(
				new BodyLimitFilter(limits, problems));
		registration.setOrder(BODY_LIMIT_ORDER);
		return registration;
	}

	@Bean
	WebServerFactoryCustomizer<TomcatServletWebServerFactory> problemValve(JsonMapper json, Environment environment) {
		String instanceName = environment.getRequiredProperty("rollcall.instance.name");
		return (factory) -> factory.addContextCustomizers((context) -> {
			if (context.getParent() instanceof StandardHost host) {
				host.setErrorReportValveClass("");
				host.getPipeline().addValve(new ProblemValve(json, instanceName));
			}
		});
	}

}
