package dev.rollcall.gateway.balance;

import java.net.InetSocketAddress;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.rollcall.gateway.Backend;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.netty.DisposableServer;
import reactor.netty.http.server.HttpServer;

/** As much of a Eureka server as its client needs. */
final class RegistryStub implements AutoCloseable {

	private final DisposableServer server;

	private final List<String> authorizations = new CopyOnWriteArrayList<>();

	private final Sinks.Many<String> events = Sinks.many().unicast().onBackpressureBuffer();

	private final AtomicInteger followers = new AtomicInteger();

	RegistryStub(int port, String service, Backend... instances) {
		String applications = applications(service, instances);
		this.server = HttpServer.create()
			.bindAddress(() -> new InetSocketAddress("127.0.0.1", port))
			.handle((request, response) -> {
				if (request.uri().equals("/api/registry/events")) {
					return (this.followers.incrementAndGet() == 1) ? response.sse().sendString(this.events.asFlux())
							: response.sendNotFound();
				}
				this.authorizations.add(String.valueOf(request.requestHeaders().get("Authorization")));
				return switch (request.method().name()) {
					case "GET" ->
						response.header("Content-Type", "application/json").sendString(Mono.just(applications));
					case "POST" -> response.status(204).send();
					default -> response.status(200).send();
				};
			})
			.bindNow();
	}

	/**
	 * Tells the first who follows the events; further ones are told that there are none.
	 * @param event what its stream carries
	 */
	void tell(String event) {
		this.events.tryEmitNext(event);
	}

	/** The stream of events ends. */
	void endEvents() {
		this.events.tryEmitComplete();
	}

	/** How many times somebody wanted the events. */
	int followers() {
		return this.followers.get();
	}

	List<String> authorizations() {
		return this.authorizations;
	}

	private static String applications(String service, Backend... instances) {
		String app = service.toUpperCase();
		String listed = Stream.of(instances)
			.map((instance) -> """
					{"instanceId":"%s","hostName":"localhost","app":"%s","ipAddr":"127.0.0.1","status":"UP",
					"overriddenStatus":"UNKNOWN","port":{"$":%d,"@enabled":"true"},
					"securePort":{"$":443,"@enabled":"false"},"countryId":1,
					"dataCenterInfo":{"@class":"com.netflix.appinfo.InstanceInfo$DefaultDataCenterInfo","name":"MyOwn"},
					"leaseInfo":{"renewalIntervalInSecs":10,"durationInSecs":15},"metadata":{"rollcall.foreign":"true"},
					"vipAddress":"%s","secureVipAddress":"%s","isCoordinatingDiscoveryServer":"false",
					"lastUpdatedTimestamp":"1","lastDirtyTimestamp":"1","actionType":"ADDED"}"""
				.formatted(instance.id(), app, instance.port(), service, service))
			.collect(Collectors.joining(","));
		return """
				{"applications":{"versions__delta":"1","apps__hashcode":"UP_%d_",
				"application":[{"name":"%s","instance":[%s]}]}}""".formatted(instances.length, app, listed);
	}

	@Override
	public void close() {
		this.server.dispose();
	}

}
