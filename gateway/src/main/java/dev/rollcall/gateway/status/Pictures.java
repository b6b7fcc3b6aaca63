package dev.rollcall.gateway.status;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import dev.rollcall.gateway.balance.Balancer;
import dev.rollcall.gateway.balance.RoundRobinState;
import dev.rollcall.gateway.metrics.RequestMetrics;
import dev.rollcall.gateway.route.RoutedServices;
import dev.rollcall.gateway.status.StatusView.RoundRobin;
import dev.rollcall.gateway.status.StatusView.Service;
import dev.rollcall.gateway.status.StatusView.Turns;
import dev.rollcall.starter.instance.InstanceProperties;

import org.springframework.core.env.Environment;

/** Puts together what others know. */
class Pictures {

	private final RoutedServices services;

	private final Balancer balancer;

	private final RequestMetrics metrics;

	private final InstanceProperties self;

	private final Environment environment;

	Pictures(RoutedServices services, Balancer balancer, RequestMetrics metrics, InstanceProperties self,
			Environment environment) {
		this.services = services;
		this.balancer = balancer;
		this.metrics = metrics;
		this.self = self;
		this.environment = environment;
	}

	StatusView status(Instant now) {
		Map<String, List<Service>> instances = new LinkedHashMap<>();
		Map<String, Long> counters = new LinkedHashMap<>();
		Map<String, Turns> stats = new LinkedHashMap<>();
		for (String service : this.services.names()) {
			String type = RoutedServices.type(service);
			instances.put(type, this.balancer.states(service).stream().map(Service::of).toList());
			RoundRobinState turns = this.balancer.turns(service);
			counters.put(type, turns.counter());
			stats.put(type, Turns.of(turns));
		}
		return new StatusView(instances, new RoundRobin(counters, stats), this.balancer.discovery(), metrics(), now);
	}

	Map<String, Object> metrics() {
		String port = this.environment.getProperty("local.server.port");
		return this.metrics.figures(this.self.title(), "http://" + this.self.host() + ":" + port);
	}

}
