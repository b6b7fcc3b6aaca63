package dev.rollcall.registry.facade;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import com.netflix.discovery.shared.Application;
import com.netflix.eureka.registry.PeerAwareInstanceRegistry;
import org.jspecify.annotations.Nullable;

import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** {@code /api/registry}: who is there. */
@RestController
@RequestMapping("/api/registry")
class RegistryController {

	private final PeerAwareInstanceRegistry registry;

	private final InstantSource clock;

	RegistryController(PeerAwareInstanceRegistry registry, InstantSource clock) {
		this.registry = registry;
		this.clock = clock;
	}

	@GetMapping({ "/services", "/services/" })
	Map<String, Object> services(@RequestParam(required = false) @Nullable String type,
			@RequestParam(required = false) @Nullable Boolean healthy) {
		return listing(type, healthy, new LinkedHashMap<>());
	}

	/** An unknown type is an empty list: nobody of that type has registered. */
	@GetMapping("/services/{type}")
	Map<String, Object> servicesOfType(@PathVariable String type,
			@RequestParam(required = false) @Nullable Boolean healthy) {
		Map<String, Object> answer = new LinkedHashMap<>();
		answer.put("type", type);
		return listing(type, healthy, answer);
	}

	private Map<String, Object> listing(@Nullable String type, @Nullable Boolean healthy, Map<String, Object> answer) {
		List<RegisteredService> services = this.registry.getSortedApplications()
			.stream()
			.filter((application) -> type == null || isOfType(application, type))
			.flatMap((application) -> application.getInstances().stream())
			.map(RegisteredService::of)
			.filter((service) -> healthy == null || service.healthy() == healthy)
			.sorted(Comparator.comparing(RegisteredService::serviceId))
			.toList();
		Instant now = this.clock.instant();
		answer.put("services", services);
		answer.put("total", services.size());
		answer.put("timestamp", now);
		return answer;
	}

	private static boolean isOfType(Application application, String type) {
		return ServiceTypes.application(type).equalsIgnoreCase(application.getName());
	}

}
