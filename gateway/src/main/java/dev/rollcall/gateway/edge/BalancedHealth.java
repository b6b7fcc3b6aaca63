package dev.rollcall.gateway.edge;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import dev.rollcall.gateway.balance.Balancer;
import dev.rollcall.gateway.balance.InstanceState;
import dev.rollcall.gateway.route.RoutedServices;
import dev.rollcall.starter.instance.HealthMembers;

/**
 * What the gateway adds to {@code /health}: the instances it routes to, by type of
 * service ({@code auth} for {@code auth-service}).
 */
class BalancedHealth implements HealthMembers {

	private final RoutedServices services;

	private final Balancer balancer;

	BalancedHealth(RoutedServices services, Balancer balancer) {
		this.services = services;
		this.balancer = balancer;
	}

	@Override
	public Map<String, Object> members() {
		Map<String, Object> types = new LinkedHashMap<>();
		for (String service : this.services.names()) {
			types.put(RoutedServices.type(service), Figures.of(this.balancer.states(service)));
		}
		Map<String, Object> members = new LinkedHashMap<>();
		members.put("loadBalancer", "operational");
		members.put("services", types);
		return members;
	}

	private record Figures(int total, long healthy, long unhealthy, List<Listed> services) {

		private static Figures of(List<InstanceState> states) {
			long healthy = states.stream().filter(InstanceState::healthy).count();
			return new Figures(states.size(), healthy, states.size() - healthy, states.stream()
				.map((state) -> new Listed(state.instance().address().toString(), state.healthy(), state.failures()))
				.toList());
		}

	}

	private record Listed(String url, boolean healthy, int failures) {
	}

}
