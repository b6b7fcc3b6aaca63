package dev.rollcall.monitor.dashboard;

import java.net.URI;
import java.util.Map;

import de.codecentric.boot.admin.server.cloud.discovery.DefaultServiceInstanceConverter;
import de.codecentric.boot.admin.server.cloud.discovery.ServiceInstanceConverter;
import de.codecentric.boot.admin.server.domain.values.Registration;
import dev.rollcall.starter.discovery.Foreign;
import org.jspecify.annotations.Nullable;

import org.springframework.cloud.client.ServiceInstance;
import org.springframework.stereotype.Component;

/**
 * How Spring Boot Admin speaks to an instance: to our services by their actuator, to
 * foreign ones and to those that name a {@code health.path} of their own, which are no
 * Spring applications, by that path alone. (Eureka's own health address would be
 * {@code /health} for all, and the stock converter would look for {@code health.path}
 * below {@code /actuator}.)
 */
@Component
class DashboardInstances implements ServiceInstanceConverter {

	private static final String HEALTH_PATH = "health.path";

	private final DefaultServiceInstanceConverter ours = new DefaultServiceInstanceConverter();

	@Override
	public Registration convert(ServiceInstance instance) {
		Map<String, String> metadata = instance.getMetadata();
		String healthPath = metadata.get(HEALTH_PATH);
		if (healthPath == null && !Foreign.isForeign(metadata)) {
			return this.ours.convert(instance);
		}
		URI url = instance.getUri();
		return Registration.create(instance.getServiceId(), url + path(healthPath))
			.serviceUrl(url.toString())
			.metadata(metadata)
			.build();
	}

	/** Never another host, whatever the metadata say. */
	private static String path(@Nullable String healthPath) {
		return (healthPath != null && healthPath.startsWith("/")) ? healthPath : "/health";
	}

}
