package dev.rollcall.monitor.live;

import jakarta.servlet.Filter;

import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.web.socket.config.annotation.EnableWebSocket;
import org.springframework.web.socket.config.annotation.WebSocketConfigurer;

/**
 * Wires the WebSocket. Without allowed origins a browser's handshake must come from a
 * page of this very host and port: no other site's page may read along.
 */
@Configuration(proxyBeanMethods = false)
@EnableWebSocket
class LiveConfiguration {

	static final String PATH = "/ws";

	/** After the instance's name is on the answer, before the security chains. */
	private static final int UPGRADE_ORDER = Ordered.HIGHEST_PRECEDENCE + 5;

	@Bean
	WebSocketConfigurer live(LiveHandler handler) {
		return (registry) -> registry.addHandler(handler, PATH);
	}

	@Bean
	FilterRegistrationBean<Filter> upgradeAtRoot() {
		FilterRegistrationBean<Filter> registration = new FilterRegistrationBean<>(new UpgradeAtRoot());
		registration.setOrder(UPGRADE_ORDER);
		return registration;
	}

}
