package dev.rollcall.registry.facade;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import com.netflix.appinfo.InstanceInfo;
import com.netflix.appinfo.InstanceInfo.InstanceStatus;
import com.netflix.discovery.shared.Application;
import dev.rollcall.registry.lease.LeasedInstances;
import dev.rollcall.registry.lease.RegistryProblem;
import dev.rollcall.starter.problem.ProblemException;
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

	private final LeasedInstances instances;

	private final InstantSource clock;

	RegistryController(LeasedInstances instances, InstantSource clock) {
		this.instances = instances;
		this.clock = clock;
	}

	@GetMapping({ "/services", "/services/" })
	Map<String, Object> services(@RequestParam(required = false) @Nullable String type,
			@RequestParam(required = false) @Nullable String healthy) {
		return listing(type, healthy, new LinkedHashMap<>());
	}

	/** An unknown type is an empty list: nobody of that type has registered. */
	@GetMapping({ "/services/{type}", "/services/{type}/" })
	Map<String, Object> servicesOfType(@PathVariable String type,
			@RequestParam(required = false) @Nullable String healthy) {
		Map<String, Object> answer = new LinkedHashMap<>();
		answer.put("type", type);
		return listing(type, healthy, answer);
	}

	@GetMapping("/service/{serviceId}")
	RegisteredService service(@PathVariable String serviceId) {
		return this.instances.find(serviceId)
			.map(this::shown)
			.orElseThrow(() -> new ProblemException(RegistryProblem.UNKNOWN_SERVICE,
					"No instance is registered under this id"));
	}

	private Map<String, Object> listing(@Nullable String type, @Nullable String healthy, Map<String, Object> answer) {
		Set<InstanceStatus> statuses = statuses(healthy);
		List<RegisteredService> services = this.instances.getSortedApplications()
			.stream()
			.filter((application) -> type == null || isOfType(application, type))
			.flatMap((application) -> application.getInstances().stream())
			.filter((instance) -> statuses.contains(instance.getStatus()))
			.map(this::shown)
			.sorted(Comparator.comparing(RegisteredService::serviceId))
			.toList();
		Instant now = this.clock.instant();
		answer.put("services", services);
		answer.put("total", services.size());
		answer.put("timestamp", now);
		return answer;
	}

	private RegisteredService shown(InstanceInfo instance) {
		return RegisteredService.of(instance, this.instances.registeredAt(instance));
	}

	private static Set<InstanceStatus> statuses(@Nullable String healthy) {
		return switch (healthy) {
			case null -> EnumSet.allOf(InstanceStatus.class);
			case "true" -> EnumSet.of(InstanceStatus.UP);
			case "false" -> EnumSet.of(InstanceStatus.OUT_OF_SERVICE, InstanceStatus.DOWN, InstanceStatus.STARTING);
			default -> throw ProblemException.invalid("healthy", "must be true or false");
		};
	}

	private static boolean isOfType(Application application, String type) {
		return ServiceTypes.application(type).equalsIgnoreCase(application.getName());
	}

}
