package dev.rollcall.registry.facade;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Configuration;

/** Wires the facade. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(FacadeProperties.class)
class FacadeConfiguration {

}
