package dev.rollcall.monitor.roster;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import dev.rollcall.starter.discovery.Directory;
import dev.rollcall.starter.discovery.RegisteredInstance;
import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.cloud.client.ServiceInstance;
import org.springframework.cloud.client.discovery.DiscoveryClient;
import org.springframework.stereotype.Component;
import org.springframework.web.util.UriUtils;

/**
 * The instances there are. While the registry's events are followed that is everybody who
 * is registered, whatever the status: one that says that it cannot serve is there, and is
 * what the monitor is to report. Without the events the discovery client's list has to
 * do, which leaves out whoever is not UP.
 */
@Component
public class Roster {

	/** A status in the registry. */
	private static final String STARTING = "STARTING";

	private final @Nullable Directory directory;

	private final DiscoveryClient discovery;

	/** There is no directory where the registry's client is switched off. */
	Roster(ObjectProvider<Directory> directory, DiscoveryClient discovery) {
		this.directory = directory.getIfAvailable();
		this.discovery = discovery;
	}

	/**
	 * Everybody who is to be watched now.
	 * @return the instances, each once
	 */
	public List<Target> targets() {
		Map<TargetId, Target> targets = new LinkedHashMap<>();
		if (this.directory != null && this.directory.isFollowed()) {
			this.directory.instances().forEach((instance) -> {
				Target target = target(instance);
				targets.put(target.id(), target);
			});
		}
		// the registry itself, and after a loss of the events everybody
		this.discovery.getServices()
			.stream()
			.distinct()
			.flatMap((service) -> this.discovery.getInstances(service).stream())
			.map(Roster::target)
			.forEach((target) -> targets.putIfAbsent(target.id(), target));
		return List.copyOf(targets.values());
	}

	private static Target target(RegisteredInstance instance) {
		return new Target(TargetId.of(instance), instance.url(), STARTING.equals(instance.status()));
	}

	private static Target target(ServiceInstance instance) {
		URI url = url(instance);
		String name = Objects.requireNonNullElseGet(instance.getInstanceId(), url::getAuthority);
		return new Target(new TargetId(ServiceTypes.of(instance.getServiceId()), name), url, false);
	}

	/**
	 * Registrants name their hosts themselves; one that makes no URL is shown escaped.
	 */
	private static URI url(ServiceInstance instance) {
		try {
			return instance.getUri();
		}
		catch (IllegalArgumentException ex) {
			return URI.create((instance.isSecure() ? "https://" : "http://")
					+ UriUtils.encode(instance.getHost(), StandardCharsets.UTF_8) + ":" + instance.getPort());
		}
	}

}
