package dev.rollcall.data.batch;

import dev.rollcall.starter.instance.WarmUpRequest;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Wires batches. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(BatchProperties.class)
class BatchConfiguration {

	/** Writes what its second operation takes back: a new item has version 1. */
	@Bean
	WarmUpRequest writing() {
		return new WarmUpRequest("POST", "/api/data/batch",
				"""
						{"operations":[{"op":"create","key":"warm-up","value":1},{"op":"delete","key":"warm-up","version":2}]}""");
	}

}
