package dev.rollcall.compute.accumulator;

import dev.rollcall.starter.instance.InstanceProperties;
import dev.rollcall.starter.secret.ClusterCredential;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Wires the accumulator. */
@Configuration(proxyBeanMethods = false)
class AccumulatorConfiguration {

	@Bean
	Accumulator accumulator(AccumulatorProperties properties, ClusterCredential credential, JsonMapper json,
			InstanceProperties instance) {
		return new Accumulator(new KvStore(properties, credential, json), properties.key(), instance.name());
	}

	/** {@code /health} calls it kv. */
	@Bean(initMethod = "start")
	@ConditionalOnBooleanProperty(name = "rollcall.compute.accumulator.watched", matchIfMissing = true)
	KvStoreWatch kvHealthIndicator(AccumulatorProperties properties) {
		return new KvStoreWatch(properties);
	}

}
