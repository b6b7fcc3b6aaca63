package dev.rollcall.compute.direct;

import dev.rollcall.starter.instance.WarmUpRequest;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Wires direct calls. */
@Configuration(proxyBeanMethods = false)
class DirectConfiguration {

	@Bean
	WarmUpRequest sum() {
		return new WarmUpRequest("POST", "/api/compute/sum", "{\"a\":1,\"b\":1}");
	}

}
