package dev.rollcall.auth.account;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import dev.rollcall.auth.AuthClient;
import dev.rollcall.auth.AuthServiceTest;
import dev.rollcall.starter.testing.HttpProbe.Answer;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.DefaultApplicationArguments;
import org.springframework.core.env.Environment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

@AuthServiceTest
class InitialAccountsTests {

	@Autowired
	private AuthClient client;

	@Autowired
	private Accounts accounts;

	@Autowired
	private Environment environment;

	@Test
	void letsDemoSignInWithThePasswordFromItsFile() {
		JsonNode user = signIn("demo").json().path("user");
		assertThat(user.path("email").asString()).isEqualTo("demo@rollcall.local");
		assertThat(user.path("roles").toString()).isEqualTo("[\"USER\"]");
	}

	@Test
	void letsAdminSignInWithThePasswordFromItsFile() {
		JsonNode user = signIn("admin").json().path("user");
		assertThat(user.path("email").asString()).isEqualTo("admin@rollcall.local");
		assertThat(user.path("roles").toString()).isEqualTo("[\"USER\",\"ADMIN\"]");
	}

	private Answer signIn(String name) {
		Answer answer = this.client.login("username", name,
				this.environment.getRequiredProperty("rollcall." + name + ".password"));
		assertThat(answer.status()).as(answer.text()).isEqualTo(200);
		return answer;
	}

	@Test
	void neverChangesAnAccountThatExists() {
		String id = signIn("demo").json().path("user").path("id").asString();
		initialAccounts("something else").run(new DefaultApplicationArguments());
		assertThat(signIn("demo").json().path("user").path("id").asString()).isEqualTo(id);
	}

	@Test
	void makesNoAccountWithoutAPassword() {
		new InitialAccounts(this.accounts, new InitialAccountsProperties(null, null))
			.run(new DefaultApplicationArguments());
		assertThat(this.accounts.find(new SignInName.ByUsername("demo"))).isPresent();
	}

	@Test
	void makesAnAccountOnceThoughSeveralInstancesStartTogether() throws Exception {
		String name = AuthClient.newName();
		CyclicBarrier together = new CyclicBarrier(3);
		try (ExecutorService executor = Executors.newFixedThreadPool(3)) {
			List<Future<?>> starts = new ArrayList<>();
			for (int i = 0; i < 3; i++) {
				starts.add(executor.submit(() -> {
					together.await();
					initialAccounts(AuthClient.PASSWORD).ensure(name,
							new InitialAccountsProperties.Secret(AuthClient.PASSWORD), EnumSet.of(Role.USER));
					return null;
				}));
			}
			for (Future<?> start : starts) {
				start.get();
			}
		}
		assertThat(this.client.login("username", name, AuthClient.PASSWORD).status()).isEqualTo(200);
	}

	@Test
	void refusesAPasswordThatNobodyElseCouldHave() {
		assertThatIllegalArgumentException().isThrownBy(() -> new InitialAccountsProperties.Secret("short"))
			.withMessageContaining("8 characters");
	}

	private InitialAccounts initialAccounts(String password) {
		InitialAccountsProperties.Secret secret = new InitialAccountsProperties.Secret(password);
		return new InitialAccounts(this.accounts, new InitialAccountsProperties(secret, secret));
	}

}
