package dev.rollcall.compute.job;

import java.net.URI;

import dev.rollcall.starter.token.Caller;

import org.springframework.context.ApplicationEventPublisher;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** {@code /api/compute/job} (CONTRACT 7). */
@RestController
@RequestMapping(JobController.PATH)
class JobController {

	static final String PATH = "/api/compute/job";

	private final Jobs jobs;

	private final JobProperties limits;

	private final ApplicationEventPublisher events;

	JobController(Jobs jobs, JobProperties limits, ApplicationEventPublisher events) {
		this.jobs = jobs;
		this.limits = limits;
		this.events = events;
	}

	@PostMapping({ "", "/" })
	ResponseEntity<SubmittedAnswer> submit(@RequestBody JobRequest request, @AuthenticationPrincipal Caller caller) {
		NewJob job = this.jobs.submit(new SubmissionReader(request, this.limits).read(), caller);
		if (job.status() == JobStatus.WAITING) {
			this.events.publishEvent(new JobSubmitted(job.id()));
		}
		return ResponseEntity.accepted()
			.location(URI.create(PATH + "/" + job.id()))
			.body(new SubmittedAnswer("Job submitted successfully", job.id().text(), job.status()));
	}

	@GetMapping({ "", "/" })
	JobPage list(@RequestParam MultiValueMap<String, String> parameters, @AuthenticationPrincipal Caller caller) {
		return this.jobs.list(new JobQueryReader(parameters, this.limits).read(caller));
	}

	@GetMapping("/{jobId}")
	JobView get(@PathVariable String jobId, @AuthenticationPrincipal Caller caller) {
		return this.jobs.get(jobId, caller);
	}

	/**
	 * A job was taken.
	 *
	 * @param message what was done
	 * @param jobId what it is found by
	 * @param status waiting or delayed
	 */
	record SubmittedAnswer(String message, String jobId, JobStatus status) {
	}

}
