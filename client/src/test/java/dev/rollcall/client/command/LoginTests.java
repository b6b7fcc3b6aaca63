package dev.rollcall.client.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;

import dev.rollcall.client.TestServer;
import dev.rollcall.client.TestServer.Reply;
import dev.rollcall.client.TestServer.Request;
import dev.rollcall.client.TestSystem;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Who the client is: a stored login, the demo account, or nobody.
 */
class LoginTests {

	private static final String TYPED = "demo\n" + TestSystem.DEMO_PASSWORD + "\n";

	private final TestSystem system = new TestSystem(1);

	private Path home = Path.of("");

	private ClientRun client = new ClientRun(this.system, this.home);

	@BeforeEach
	void goHome(@TempDir Path home) {
		this.home = home;
		this.client = new ClientRun(this.system, home);
	}

	@AfterEach
	void stop() {
		this.system.close();
	}

	@Test
	void signsInAsDemoByItselfOnceASession() {
		this.client.withDemoSecret();
		assertThat(this.client.runWith("1\n1\n1\n1\n2\n2\n3\n")).isZero();
		assertThat(this.client.out()).contains("1 + 1 = 2", "2 + 2 = 4");
		assertThat(this.system.auth().requests()).extracting(Request::path).containsExactly("/api/auth/login");
		assertThat(this.system.server(0).requests()).extracting(Request::authorization)
			.containsExactly("Bearer token-1", "Bearer token-1");
	}

	@Test
	void saysThatTheDemoPasswordIsWrong() {
		assertThat(this.client.withDemoSecret("another").run("sum", "1", "1")).isEqualTo(1);
		assertThat(this.client.err()).isEqualTo("client: cannot sign in as demo: user name or password is wrong\n");
	}

	@Test
	void signsInThroughTheGatewayWhenNoInstanceAnswers() {
		this.client.withDemoSecret();
		this.system.auth().close();
		this.system.gateway().now(this.system::signIn);
		assertThat(this.client.run("sum", "1", "1")).isZero();
		assertThat(this.system.gateway().requests()).extracting(Request::path).containsExactly("/api/auth/login");
	}

	@Test
	void sendsNoPasswordToWhoRegisteredWithoutTheCredential() {
		try (TestServer foreign = new TestServer((request) -> Reply.ok("{\"token\":\"stolen\"}"))) {
			this.system.listForeignAuth(foreign.url());
			assertThat(this.client.withDemoSecret().run("sum", "1", "1")).isZero();
			assertThat(foreign.requests()).isEmpty();
		}
	}

	@Test
	void sendsNoTokenToWhoRegisteredWithoutTheCredential() {
		this.client.withDemoSecret();
		try (TestServer foreign = new TestServer((request) -> Reply.ok("{\"result\":7}"))) {
			this.system.listForeignComputeToo(foreign.url());
			assertThat(this.client.runWith("1\n3\n4\n1\n3\n4\n3\n")).isZero();
			assertThat(this.client.out().split("3 \\+ 4 = 7", -1)).hasSize(3);
			assertThat(foreign.requests()).singleElement()
				.satisfies((request) -> assertThat(request.authorization()).isEmpty());
			assertThat(this.system.server(0).requests()).singleElement()
				.satisfies((request) -> assertThat(request.authorization()).isEqualTo("Bearer token-1"));
		}
	}

	@ParameterizedTest
	@ValueSource(ints = { 401, 403 })
	void goesOnWhereAForeignServerWantsACredential(int status) {
		this.client.withDemoSecret();
		try (TestServer foreign = new TestServer((request) -> Reply.problem(status, "who are you"))) {
			this.system.listForeignComputeToo(foreign.url());
			assertThat(this.client.runWith("1\n3\n4\n1\n3\n4\n3\n")).isZero();
			assertThat(this.client.out().split("3 \\+ 4 = 7", -1)).hasSize(3);
			assertThat(this.client.out())
				.containsOnlyOnce("[Client] Error from server " + foreign.address() + ": who are you");
			assertThat(foreign.requests()).hasSize(1);
			this.system.server(0).now((request) -> Reply.problem(503, "kv-store is away"));
			assertThat(this.client.run("sum", "3", "4")).isEqualTo(1);
			assertThat(this.client.err()).isEqualTo("client: kv-store is away\n");
			this.system.listCompute(List.of());
			this.system.listForeignComputeToo(foreign.url());
			assertThat(this.client.run("sum", "3", "4")).isEqualTo(1);
			assertThat(this.client.err()).isEqualTo("client: who are you\n");
		}
	}

	@Test
	void saysThatAuthServiceIsAway() {
		this.client.withDemoSecret();
		this.system.auth().close();
		assertThat(this.client.run("sum", "1", "1")).isEqualTo(1);
		assertThat(this.client.err()).isEqualTo("client: auth-service is away (" + this.system.gateway().address()
				+ ": no instance of auth-service): try again later\n");
	}

	@Test
	void signsInAgainOnceWhenTheTokenHasExpired() {
		this.client.withDemoSecret();
		this.system.server(0).now((request) -> {
			this.system.expireToken();
			this.system.server(0).now(this.system::compute);
			return this.system.compute(request);
		});
		assertThat(this.client.run("multiply", "2")).isZero();
		assertThat(this.client.out()).isEqualTo("""
				[Client] [Request 1] Routing to Server: %s
				[Client] Global Accumulator: * 2 = 2
				""".formatted(this.system.server(0).address()));
		assertThat(this.system.server(0).requests()).extracting(Request::authorization)
			.containsExactly("Bearer token-1", "Bearer token-2");
		assertThat(this.system.server(0).requests()).extracting(Request::key)
			.hasSize(2)
			.containsOnly(this.system.server(0).requests().getFirst().key());
	}

	@Test
	void doesNotSignInForEver() {
		this.client.withDemoSecret();
		this.system.server(0).now((request) -> Reply.problem(401, "not this token"));
		assertThat(this.client.run("sum", "1", "1")).isEqualTo(1);
		assertThat(this.client.err()).isEqualTo("client: not this token\n");
		assertThat(this.system.server(0).requests()).hasSize(2);
	}

	@Test
	void nobodyIsToldToSignIn() {
		assertThat(this.client.run("sum", "1", "1")).isEqualTo(1);
		assertThat(this.client.err()).isEqualTo("client: nobody is signed in: client login\n");
		assertThat(this.system.server(0).requests()).extracting(Request::authorization).containsExactly("");
	}

	@Test
	void nobodyNeedsToSignInInAClassroom() {
		this.system.openClassroom();
		assertThat(this.client.run("sum", "1", "1")).isZero();
		assertThat(this.system.server(0).requests()).extracting(Request::authorization).containsExactly("");
		assertThat(this.system.auth().requests()).isEmpty();
	}

	@Test
	void aClassroomNeedsNoAuthServiceThoughThereAreSecrets() {
		this.system.openClassroom();
		this.system.auth().close();
		assertThat(this.client.withDemoSecret().run("sum", "1", "1")).isZero();
	}

	@Test
	void storesALoginForItsOwnerOnly() throws IOException {
		assertThat(this.client.runWith(TYPED, "login")).isZero();
		assertThat(this.client.out()).isEqualTo("User name: Password: \n[Client] Signed in as demo\n");
		Path folder = this.home.resolve(".rollcall/client");
		assertThat(Files.getPosixFilePermissions(folder)).isEqualTo(PosixFilePermissions.fromString("rwx------"));
		Path login = folder.resolve("login.json");
		assertThat(Files.getPosixFilePermissions(login)).isEqualTo(PosixFilePermissions.fromString("rw-------"));
		assertThat(login).content().contains("demo", "token-1", "refresh-1").doesNotContain(TestSystem.DEMO_PASSWORD);
		assertThat(this.client.run("sum", "1", "1")).isZero();
		assertThat(this.system.auth().requests()).hasSize(1);
	}

	@Test
	void signsInByEMailToo() {
		assertThat(this.client.runWith("demo@rollcall.local\n" + TestSystem.DEMO_PASSWORD + "\n", "login")).isZero();
		assertThat(this.system.auth().requests()).singleElement()
			.satisfies((request) -> assertThat(request.body()).startsWith("{\"email\":\"demo@rollcall.local\""));
	}

	@Test
	void storesNothingWhenThePasswordIsWrong() {
		assertThat(this.client.runWith("demo\nwrong\n", "login")).isEqualTo(1);
		assertThat(this.client.err()).isEqualTo("client: cannot sign in as demo: user name or password is wrong\n");
		assertThat(this.home.resolve(".rollcall/client/login.json")).doesNotExist();
		assertThat(this.client.runWith("demo\n", "login")).isEqualTo(1);
		assertThat(this.client.err()).isEqualTo("client: nothing was typed, so nobody is signed in\n");
	}

	@Test
	void renewsAStoredLoginAndStoresItAgain() {
		this.client.runWith(TYPED, "login");
		this.system.expireToken();
		assertThat(this.client.run("sum", "1", "1")).isZero();
		assertThat(this.home.resolve(".rollcall/client/login.json")).content().contains("token-2", "refresh-2");
		assertThat(this.client.run("sum", "1", "1")).isZero();
		assertThat(this.system.auth().requests()).extracting(Request::path)
			.containsExactly("/api/auth/login", "/api/auth/refresh");
	}

	@Test
	void saysThatAStoredLoginHasEnded() {
		this.client.runWith(TYPED, "login");
		this.system.expireToken();
		this.system.auth().now((request) -> Reply.problem(401, "the session was ended"));
		assertThat(this.client.run("sum", "1", "1")).isEqualTo(1);
		assertThat(this.client.err()).isEqualTo("client: the login has ended (the session was ended): client login\n");
	}

	@Test
	void spendsARefreshTokenOnceThoughItsAnswerIsLost() {
		this.client.runWith(TYPED, "login");
		this.system.expireToken();
		this.system.auth().now((request) -> Reply.LOST);
		assertThat(this.client.run("sum", "1", "1")).isEqualTo(1);
		assertThat(this.client.err()).contains("auth-service is away", "connection lost");
		assertThat(this.system.gateway().requests()).isEmpty();
	}

	@Test
	void endsALoginHereAndThere() {
		this.client.runWith(TYPED, "login");
		assertThat(this.client.run("logout")).isZero();
		assertThat(this.client.out()).isEqualTo("[Client] Signed out, demo\n");
		assertThat(this.home.resolve(".rollcall/client/login.json")).doesNotExist();
		assertThat(this.system.auth().requests()).last()
			.isEqualTo(new Request("/api/auth/logout", "{\"refreshToken\":\"refresh-1\"}", "Bearer token-1", ""));
		assertThat(this.client.run("logout")).isZero();
		assertThat(this.client.out()).isEqualTo("[Client] Nobody was signed in\n");
	}

	@Test
	void forgetsALoginWhereAuthServiceKnowsNoLogout() {
		this.client.runWith(TYPED, "login");
		this.system.auth().now((request) -> Reply.problem(404, "nothing here"));
		assertThat(this.client.run("logout")).isZero();
		assertThat(this.client.out())
			.isEqualTo("[Client] The login of demo is forgotten here; it ends when it expires\n");
		assertThat(this.client.err()).isEmpty();
		assertThat(this.home.resolve(".rollcall/client/login.json")).doesNotExist();
	}

	@ParameterizedTest
	@CsvSource({ "502, 0", "503, 1", "504, 0" })
	void spendsARefreshTokenElsewhereOnlyWhereItWasNotTaken(int status, int askedElsewhere) {
		this.client.runWith(TYPED, "login");
		this.system.expireToken();
		this.system.auth().now((request) -> Reply.problem(status, "not now"));
		assertThat(this.client.run("sum", "1", "1")).isEqualTo(1);
		assertThat(this.client.err()).contains("auth-service is away");
		assertThat(this.system.gateway().requests()).hasSize(askedElsewhere);
	}

	@Test
	void endsALoginWhoseTokenHasExpired() {
		this.client.runWith(TYPED, "login");
		this.system.expireToken();
		assertThat(this.client.run("logout")).isZero();
		assertThat(this.system.auth().requests()).extracting(Request::path)
			.containsExactly("/api/auth/login", "/api/auth/logout", "/api/auth/refresh", "/api/auth/logout");
	}

	@Test
	void forgetsALoginThoughAuthServiceIsAwayAndSaysSo() {
		this.client.runWith(TYPED, "login");
		this.system.auth().close();
		assertThat(this.client.run("logout")).isEqualTo(1);
		assertThat(this.client.err())
			.startsWith("client: the login is forgotten here, but was not ended: auth-service");
		assertThat(this.home.resolve(".rollcall/client/login.json")).doesNotExist();
	}

	@Test
	void saysThatTheStoredLoginIsNone() throws IOException {
		Files.writeString(Files.createDirectories(this.home.resolve(".rollcall/client")).resolve("login.json"), "x");
		assertThat(this.client.run("sum", "1", "1")).isEqualTo(1);
		assertThat(this.client.err()).contains("is no login: client login");
	}

}
