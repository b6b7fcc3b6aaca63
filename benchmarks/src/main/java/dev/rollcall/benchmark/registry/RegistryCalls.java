package dev.rollcall.benchmark.registry;

import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;

/** What an instance says to a registry while it lives. */
interface RegistryCalls {

	/** The first port of the instances that are only pretended; nobody asks them. */
	int FIRST_PORT = 20_000;

	/** Which language it is, for the report. */
	String language();

	HttpRequest register(int number);

	HttpRequest renew(int number);

	HttpRequest deregister(int number);

	/**
	 * Eureka's own.
	 * @param authorization the header, empty for none
	 */
	static RegistryCalls eureka(URI registry, String authorization) {
		return new EurekaCalls(registry, authorization);
	}

	/** The plain JSON of our registry. */
	static RegistryCalls facade(URI registry, String authorization) {
		return new FacadeCalls(registry, authorization);
	}

	private static HttpRequest.Builder request(URI registry, String path, String authorization) {
		HttpRequest.Builder request = HttpRequest.newBuilder(registry.resolve(path))
			.header("Content-Type", "application/json")
			.header("Accept", "application/json");
		return authorization.isEmpty() ? request : request.header("Authorization", authorization);
	}

	/** Eureka's own REST API. */
	record EurekaCalls(URI registry, String authorization) implements RegistryCalls {

		private static final String APPS = "/eureka/apps/LOAD";

		@Override
		public String language() {
			return "Eureka's REST API";
		}

		@Override
		public HttpRequest register(int number) {
			return request(this.registry, APPS, this.authorization).POST(BodyPublishers.ofString("""
					{"instance":{"instanceId":"load-%1$d","app":"LOAD","hostName":"localhost","ipAddr":"127.0.0.1",
					"vipAddress":"load","status":"UP","port":{"$":%2$d,"@enabled":"true"},
					"dataCenterInfo":{"@class":"com.netflix.appinfo.InstanceInfo$DefaultDataCenterInfo",
					"name":"MyOwn"},"leaseInfo":{"renewalIntervalInSecs":10,"durationInSecs":15}}}""".formatted(number,
					FIRST_PORT + number)))
				.build();
		}

		@Override
		public HttpRequest renew(int number) {
			return request(this.registry, APPS + "/load-" + number, this.authorization).PUT(BodyPublishers.noBody())
				.build();
		}

		@Override
		public HttpRequest deregister(int number) {
			return request(this.registry, APPS + "/load-" + number, this.authorization).DELETE().build();
		}

	}

	/** The plain JSON of our registry. */
	record FacadeCalls(URI registry, String authorization) implements RegistryCalls {

		@Override
		public String language() {
			return "plain JSON";
		}

		@Override
		public HttpRequest register(int number) {
			return post("/api/registry/register",
					"{\"serviceId\":\"load-%d\",\"serviceType\":\"load\",\"url\":\"http://localhost:%d\",\"name\":\"Load\"}"
						.formatted(number, FIRST_PORT + number));
		}

		@Override
		public HttpRequest renew(int number) {
			return post("/api/registry/heartbeat", "{\"serviceId\":\"load-" + number + "\"}");
		}

		@Override
		public HttpRequest deregister(int number) {
			return post("/api/registry/deregister", "{\"serviceId\":\"load-" + number + "\"}");
		}

		private HttpRequest post(String path, String json) {
			return request(this.registry, path, this.authorization).POST(BodyPublishers.ofString(json)).build();
		}

	}

}
