package dev.rollcall.compute.job;

import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** {@code /api/compute/stats} (CONTRACT 7). */
@RestController
class StatisticsController {

	private final Statistics statistics;

	StatisticsController(Statistics statistics) {
		this.statistics = statistics;
	}

	@GetMapping("/api/compute/stats")
	Statistics.Answer statistics() {
		return this.statistics.figures();
	}

}
