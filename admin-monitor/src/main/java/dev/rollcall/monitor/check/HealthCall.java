package dev.rollcall.monitor.check;

import java.io.IOException;
import java.net.ConnectException;
import java.net.MalformedURLException;
import java.net.URI;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.time.Duration;
import java.util.Map;
import java.util.function.LongSupplier;

import dev.rollcall.monitor.check.CheckResult.Failed;
import dev.rollcall.monitor.check.CheckResult.Healthy;
import dev.rollcall.monitor.probe.Probe;

import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/**
 * Asks one instance for its health. {@code /health} is open in every service, so nobody
 * is shown a credential, foreign instances least of all. The status alone counts: an
 * instance that calls itself degraded with a 200 can serve.
 */
@Component
class HealthCall {

	private static final String PATH = "/health";

	private final Probe probe;

	private final CheckProperties properties;

	private final LongSupplier nanoTime;

	HealthCall(Probe probe, CheckProperties properties, LongSupplier nanoTime) {
		this.probe = probe;
		this.properties = properties;
		this.nanoTime = nanoTime;
	}

	CheckResult ask(URI instance) throws InterruptedException {
		long startNanos = this.nanoTime.getAsLong();
		try {
			int status = this.probe
				.get(instance.resolve(PATH), Map.of(), this.properties.timeout(), this.properties.sizeMax().toBytes())
				.statusCode();
			long responseTimeMs = Duration.ofNanos(this.nanoTime.getAsLong() - startNanos).toMillis();
			return (status == HttpStatus.OK.value()) ? new Healthy(responseTimeMs)
					: new Failed("answered with status " + status, responseTimeMs);
		}
		catch (IOException ex) {
			return new Failed(reason(ex), null);
		}
	}

	private String reason(IOException failure) {
		return switch (failure) {
			case MalformedURLException ex -> "not an address that can be asked";
			case HttpConnectTimeoutException ex -> "no connection in time";
			case HttpTimeoutException ex -> "no answer within " + this.properties.timeout().toMillis() + " ms";
			case ConnectException ex when isUnresolved(ex) -> "unknown host";
			case ConnectException ex -> "connection refused";
			default -> "no usable answer";
		};
	}

	private static boolean isUnresolved(Throwable failure) {
		Throwable cause = failure;
		while (cause != null && !(cause instanceof UnresolvedAddressException)) {
			cause = cause.getCause();
		}
		return cause != null;
	}

}
