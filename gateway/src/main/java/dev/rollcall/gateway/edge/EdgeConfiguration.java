package dev.rollcall.gateway.edge;

import dev.rollcall.gateway.balance.Balancer;
import dev.rollcall.gateway.problem.ProblemWriter;
import dev.rollcall.gateway.route.RoutedServices;
import dev.rollcall.starter.instance.HealthMembers;
import dev.rollcall.starter.instance.InstanceProperties;
import dev.rollcall.starter.instance.WarmUpDoor;

import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.reactor.netty.NettyServerCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.server.reactive.HttpHandler;

/** Wires what every request passes. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(BodyLimitProperties.class)
class EdgeConfiguration {

	@Bean
	TraceFilter traceFilter(InstanceProperties instance) {
		return new TraceFilter(instance.name());
	}

	@Bean
	RequestLineFilter requestLineFilter() {
		return new RequestLineFilter();
	}

	@Bean
	BodyLimitFilter bodyLimitFilter(BodyLimitProperties limits) {
		return new BodyLimitFilter(limits);
	}

	/** Off, it is not there at all and costs nothing. */
	@Bean
	@ConditionalOnBooleanProperty("rollcall.gateway.request-log")
	RequestLog requestLog() {
		return new RequestLog();
	}

	@Bean
	OutboundHeaders outboundHeaders() {
		return new OutboundHeaders();
	}

	@Bean
	NettyServerCustomizer protocolRefusals(InstanceProperties instance, ProblemWriter problems) {
		return new ProtocolRefusals(instance.name(), problems);
	}

	@Bean
	NettyServerCustomizer keepReading() {
		return new KeepReading();
	}

	@Bean
	WarmUpDoor warmUpDoor(HttpHandler handler) {
		return new NettyDoor(handler);
	}

	@Bean
	HealthMembers balancedHealth(RoutedServices services, Balancer balancer) {
		return new BalancedHealth(services, balancer);
	}

}
