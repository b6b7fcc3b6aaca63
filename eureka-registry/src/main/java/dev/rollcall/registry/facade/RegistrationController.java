package dev.rollcall.registry.facade;

import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;

import com.netflix.appinfo.InstanceInfo;
import dev.rollcall.registry.lease.LeasedInstances;
import dev.rollcall.registry.lease.Origin;
import dev.rollcall.registry.lease.RegistryProblem;
import dev.rollcall.starter.problem.ProblemException;
import dev.rollcall.starter.token.Caller;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;

import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** {@code /api/registry}: who comes, stays and goes (CONTRACT 3). */
@RestController
@RequestMapping("/api/registry")
class RegistrationController {

	private final LeasedInstances instances;

	private final FacadeProperties limits;

	private final InstantSource clock;

	RegistrationController(LeasedInstances instances, FacadeProperties limits, InstantSource clock) {
		this.instances = instances;
		this.limits = limits;
		this.clock = clock;
	}

	@PostMapping("/register")
	Map<String, Object> register(@RequestBody RegisterRequest request, HttpServletRequest http) {
		Origin origin = origin(http);
		Registration registration = new RegistrationReader(this.limits).read(request, origin);
		InstanceInfo instance = this.instances.replace(registration.toInstance(origin));
		Map<String, Object> answer = success("Service registered successfully");
		answer.put("service", RegisteredService.of(instance, this.instances.registeredAt(instance)));
		return answer;
	}

	@PostMapping("/heartbeat")
	Map<String, Object> heartbeat(@RequestBody @Valid InstanceRequest request, HttpServletRequest http) {
		if (!this.instances.heartbeat(request.serviceId(), origin(http))) {
			throw new ProblemException(RegistryProblem.UNKNOWN_SERVICE,
					"No instance is registered under this id: register it again");
		}
		Map<String, Object> answer = success("Heartbeat received");
		answer.put("timestamp", this.clock.instant());
		return answer;
	}

	/** What is gone already is gone. */
	@PostMapping("/deregister")
	Map<String, Object> deregister(@RequestBody @Valid InstanceRequest request, HttpServletRequest http) {
		boolean ended = this.instances.deregister(request.serviceId(), origin(http));
		return success(ended ? "Service deregistered successfully" : "Service was not registered");
	}

	/** Only classroom mode lets anybody come here without the credential. */
	private static Origin origin(HttpServletRequest http) {
		return http.isUserInRole(Caller.CLUSTER) ? Origin.CLUSTER : Origin.FOREIGN;
	}

	private static Map<String, Object> success(String message) {
		Map<String, Object> answer = new LinkedHashMap<>();
		answer.put("success", true);
		answer.put("message", message);
		return answer;
	}

}
