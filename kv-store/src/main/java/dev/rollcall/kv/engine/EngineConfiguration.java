package dev.rollcall.kv.engine;

import java.io.IOException;
import java.sql.SQLException;
import java.time.InstantSource;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Wires the engine. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(EngineProperties.class)
class EngineConfiguration {

	@Bean(initMethod = "start", destroyMethod = "close")
	DurableEngine kvEngine(EngineProperties properties, InstantSource clock) throws IOException, SQLException {
		return new DurableEngine(properties, clock);
	}

	@Bean
	BackupEndpoint backupEndpoint(DurableEngine engine, EngineProperties properties) {
		return new BackupEndpoint(engine.copies(), properties);
	}

	/** Under the name by which {@code /ready} knows an instance's own database. */
	@Bean
	EngineIndicator dbHealthIndicator(DurableEngine engine) {
		return new EngineIndicator(engine);
	}

}
