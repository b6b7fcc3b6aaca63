package dev.rollcall.monitor.alert;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;

import org.jspecify.annotations.Nullable;

import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** {@code /api/alerts}: what happened. */
@RestController
class AlertController {

	private final Alerts alerts;

	private final InstantSource clock;

	AlertController(Alerts alerts, InstantSource clock) {
		this.alerts = alerts;
		this.clock = clock;
	}

	/** Those of that time itself are among them. */
	@GetMapping({ "/api/alerts", "/api/alerts/" })
	Listing alerts(@RequestParam(required = false) @Nullable Instant since) {
		return new Listing(this.alerts.since(since), this.clock.instant());
	}

	record Listing(List<Alert> alerts, Instant timestamp) {

	}

}
