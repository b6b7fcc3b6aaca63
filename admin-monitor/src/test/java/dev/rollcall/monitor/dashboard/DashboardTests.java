package dev.rollcall.monitor.dashboard;

import java.io.IOException;
import java.net.CookieManager;
import java.net.CookiePolicy;
import java.net.HttpCookie;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import dev.rollcall.monitor.ListedInstances;
import dev.rollcall.monitor.MonitorTest;
import dev.rollcall.monitor.Peer;
import dev.rollcall.monitor.Peer.Listed;
import dev.rollcall.starter.secret.ClusterCredential;
import dev.rollcall.starter.testing.HttpProbe;
import dev.rollcall.starter.testing.HttpProbe.Answer;
import dev.rollcall.starter.testing.TestTokens;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.cloud.client.discovery.event.HeartbeatEvent;
import org.springframework.context.ApplicationEventPublisher;

import static org.assertj.core.api.Assertions.assertThat;

/** Spring Boot Admin: who gets in, and what it shows whom. */
@MonitorTest
class DashboardTests {

	private static final String ADMIN = "{\"user\":{\"id\":\"1\",\"roles\":[\"USER\",\"ADMIN\"]},\"token\":\"t\"}";

	private static final String USER = "{\"user\":{\"id\":\"2\",\"roles\":[\"USER\"]},\"token\":\"t\"}";

	@LocalServerPort
	private int port;

	@Autowired
	private ListedInstances listed;

	@Autowired
	private ClusterCredential credential;

	@Autowired
	private ApplicationEventPublisher events;

	@AfterEach
	void nobodyIsListed() {
		this.listed.are();
		heartbeat();
	}

	@Test
	void showsItsPagesToTheUserClusterWithoutAuthService() {
		Answer page = cluster().with("Accept", "text/html").get("/");
		assertThat(page.status()).isEqualTo(200);
		assertThat(page.text()).contains("<div id=\"app\"", "sba-settings.js");
		Matcher asset = Pattern.compile("assets/sba-[^\"]+\\.js").matcher(page.text());
		assertThat(asset.find()).isTrue();
		Answer script = cluster().get("/" + asset.group());
		assertThat(script.status()).isEqualTo(200);
		assertThat(script.header("Content-Type")).contains("javascript");
		assertThat(cluster().get("/sba-settings.js").status()).isEqualTo(200);
		assertThat(page.header("X-Content-Type-Options")).isEqualTo("nosniff");
		assertThat(page.header("Content-Security-Policy")).contains("frame-ancestors 'none'");
		assertThat(page.header("X-Frame-Options")).isEqualTo("DENY");
		assertThat(page.header("Referrer-Policy")).isEqualTo("same-origin");
		assertThat(page.header("Cache-Control")).contains("no-store");
	}

	@Test
	void letsNobodyInWhoHasNotSignedIn() {
		Answer page = anonymous().with("Accept", "text/html").get("/");
		assertThat(page.status()).isEqualTo(302);
		assertThat(page.header("Location")).endsWith("/login");
		assertThat(page.header("Set-Cookie")).doesNotContain("ROLLCALL_MONITOR");
		for (String path : new String[] { "/instances", "/applications", "/instances/1/actuator/env",
				"/sba-settings.js" }) {
			Answer answer = anonymous().get(path);
			assertThat(answer.status()).as(path).isEqualTo(401);
			assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
			assertThat(answer.header("WWW-Authenticate")).startsWith("Basic");
		}
		assertThat(anonymous().as(TestTokens.of("root", "USER", "ADMIN")).get("/instances").status()).isEqualTo(401);
		assertThat(anonymous().with("Sec-Fetch-Mode", "cors").get("/instances").header("WWW-Authenticate")).isEmpty();
		assertThat(basic("cluster", "wrong").get("/instances").status()).isEqualTo(401);
		assertThat(anonymous().get("/login").text()).contains("id=\"login\"");
	}

	@Test
	void letsAnAdminInAfterAskingAnInstanceOfAuthServiceThatIsOurs() {
		try (Peer auth = new Peer().does(Peer.answers(200, ADMIN)); Peer foreign = new Peer()) {
			this.listed.are(new Listed("auth-service", "auth-service-1", auth.url()),
					new Listed("auth-service", "auth-service-9", foreign.url(), Map.of("rollcall.foreign", "true")));
			assertThat(basic("root@rollcall.local", "secret").get("/instances").status()).isEqualTo(200);
			assertThat(basic("root", "secret").get("/instances").status()).isEqualTo(200);
			assertThat(auth.seen().stream().map(Peer.Seen::body))
				.anyMatch((body) -> body.contains("\"username\":\"root\""))
				.anyMatch((body) -> body.contains("\"email\":\"root@rollcall.local\""))
				.allMatch((body) -> body.contains("\"password\":\"secret\""));
			auth.does(Peer.answers(200, USER));
			assertThat(basic("alice", "secret").get("/instances").status()).isEqualTo(401);
			auth.does(Peer.answers(401, "{}"));
			assertThat(basic("root", "wrong").get("/instances").status()).isEqualTo(401);
			auth.does(Peer.answers(429, "{}"));
			assertThat(basic("root", "wrong").get("/instances").status()).isEqualTo(429);
			auth.does(Peer.answers(503, "{}"));
			Answer away = basic("root", "secret").get("/instances");
			assertThat(away.status()).isEqualTo(503);
			assertThat(away.header("Retry-After")).isEqualTo("5");
			assertThat(away.json().path("detail").asString()).contains("auth-service", "user cluster");
			assertThat(foreign.seen()).isEmpty();
		}
	}

	@Test
	void keepsASessionAfterTheFormAndWantsItsTokenForEveryChange() throws IOException, InterruptedException {
		CookieManager cookies = new CookieManager(null, CookiePolicy.ACCEPT_ALL);
		HttpClient browser = HttpClient.newBuilder().cookieHandler(cookies).build();
		String form = send(browser, HttpRequest.newBuilder(url("/login")).header("Accept", "text/html")).body();
		Matcher token = Pattern.compile("\"token\":\"([^\"]+)\"").matcher(form);
		assertThat(token.find()).as(form).isTrue();
		assertThat(signIn(browser, "").statusCode()).as("without the token").isEqualTo(403);
		HttpResponse<String> signedIn = signIn(browser, token.group(1));
		assertThat(signedIn.statusCode()).isEqualTo(302);
		assertThat(signedIn.headers().firstValue("Location").orElse("")).endsWith("/");
		HttpCookie session = cookies.getCookieStore()
			.getCookies()
			.stream()
			.filter((cookie) -> cookie.getName().equals("ROLLCALL_MONITOR"))
			.findFirst()
			.orElseThrow();
		assertThat(session.isHttpOnly()).isTrue();
		assertThat(send(browser, HttpRequest.newBuilder(url("/instances")).header("Accept", "application/json"))
			.statusCode()).isEqualTo(200);
		assertThat(send(browser, HttpRequest.newBuilder(url("/instances/nothing")).DELETE()).statusCode())
			.isEqualTo(403);
		assertThat(send(browser,
				HttpRequest.newBuilder(url("/instances/nothing")).DELETE().header("X-XSRF-TOKEN", xsrf(cookies)))
			.statusCode()).isEqualTo(404);
		assertThat(send(browser,
				HttpRequest.newBuilder(url("/logout"))
					.header("Content-Type", "application/x-www-form-urlencoded")
					.header("Accept", "text/html")
					.POST(BodyPublishers.ofString("_csrf=" + xsrf(cookies))))
			.headers()
			.firstValue("Location")).hasValueSatisfying((location) -> assertThat(location).endsWith("/login?logout"));
		assertThat(send(browser, HttpRequest.newBuilder(url("/instances")).header("Accept", "application/json"))
			.statusCode()).isEqualTo(401);
	}

	@Test
	void takesRegistrationsFromTheRegistryAlone() {
		try (Peer internal = new Peer()) {
			String registration = """
					{"name":"x","healthUrl":"%1$s/health","managementUrl":"%1$s/","source":"discovery"}"""
				.formatted(internal.url());
			assertThat(anonymous().post("/instances", registration).status()).isIn(401, 403);
			Answer answer = cluster().with("Cookie", "XSRF-TOKEN=a")
				.with("X-XSRF-TOKEN", "a")
				.post("/instances", registration);
			assertThat(answer.status()).as(answer.text()).isEqualTo(403);
			assertThat(internal.seen()).isEmpty();
		}
	}

	@Test
	void showsTheCredentialToOurInstancesOnlyAndFollowsNoRedirect() {
		try (Peer ours = new Peer(); Peer foreign = new Peer(); Peer elsewhere = new Peer()) {
			ours.does((exchange) -> {
				exchange.getResponseHeaders().set("Location", elsewhere.url() + "/actuator");
				exchange.sendResponseHeaders(302, -1);
			});
			this.listed.are(new Listed("data-service", "data-service-1", ours.url()), new Listed("legacy", "legacy-1",
					foreign.url(), Map.of("rollcall.foreign", "true", "user.name", "u", "user.password", "p")));
			heartbeat();
			await(() -> !ours.seen().isEmpty() && !foreign.seen().isEmpty());
			JsonNode instances = cluster().with("Accept", "application/json").get("/instances").json();
			assertThat(instances.valueStream()
				.map((instance) -> instance.path("registration").path("healthUrl").asString()))
				.contains(ours.url() + "/actuator/health", foreign.url() + "/health",
						MonitorTest.Wiring.REGISTRY.url() + "/actuator/health");
			assertThat(ours.seen()).allMatch((seen) -> this.credential.authorization().equals(seen.authorization()));
			assertThat(foreign.seen()).allMatch((seen) -> seen.authorization() == null)
				.allMatch((seen) -> seen.path().equals("/health"));
			assertThat(elsewhere.seen()).isEmpty();
		}
	}

	@Test
	void doesNotAskAddressesWhereNoInstanceLives() {
		this.listed.are(new Listed("metadata", "metadata-1", URI.create("http://169.254.169.254:80")));
		heartbeat();
		assertThat(cluster().with("Accept", "application/json").get("/instances").text()).doesNotContain("169.254");
	}

	private void heartbeat() {
		this.events.publishEvent(new HeartbeatEvent(this, System.nanoTime()));
	}

	private static void await(BooleanSupplier condition) {
		Instant deadline = Instant.now().plus(Duration.ofSeconds(10));
		while (!condition.getAsBoolean()) {
			assertThat(Instant.now()).as("in time").isBefore(deadline);
			Thread.onSpinWait();
		}
	}

	private HttpResponse<String> signIn(HttpClient browser, String token) throws IOException, InterruptedException {
		String form = "username=cluster&password=" + this.credential.password() + "&_csrf="
				+ URLEncoder.encode(token, StandardCharsets.UTF_8);
		return send(browser,
				HttpRequest.newBuilder(url("/login"))
					.header("Content-Type", "application/x-www-form-urlencoded")
					.POST(BodyPublishers.ofString(form)));
	}

	private static HttpResponse<String> send(HttpClient browser, HttpRequest.Builder request)
			throws IOException, InterruptedException {
		return browser.send(request.build(), BodyHandlers.ofString());
	}

	private static String xsrf(CookieManager cookies) {
		return cookies.getCookieStore()
			.getCookies()
			.stream()
			.filter((cookie) -> cookie.getName().equals("XSRF-TOKEN"))
			.map(HttpCookie::getValue)
			.findFirst()
			.orElse("");
	}

	private URI url(String path) {
		return URI.create("http://localhost:" + this.port + path);
	}

	private HttpProbe anonymous() {
		return new HttpProbe(this.port);
	}

	private HttpProbe cluster() {
		return anonymous().with("Authorization", this.credential.authorization());
	}

	private HttpProbe basic(String name, String password) {
		String pair = name + ":" + password;
		return anonymous().with("Authorization",
				"Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8)));
	}

}
