package dev.rollcall.client.login;

import java.net.URI;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;

import dev.rollcall.client.TestSystem;
import dev.rollcall.client.balance.Http;
import dev.rollcall.client.balance.Registry;
import dev.rollcall.client.balance.TimeLimits;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests of {@link Logins}.
 */
class LoginsTests {

	@Test
	void endsNoLoginThatIsBeingRenewed(@TempDir Path home) throws InterruptedException {
		try (TestSystem system = new TestSystem(0)) {
			Http http = new Http(TimeLimits.DEFAULT);
			LoginFile file = new LoginFile(home);
			Logins logins = new Logins(new AuthService(http, new Registry(http, URI.create(system.registry().url())),
					URI.create(system.gateway().url())), file, new DemoAccount(home));
			logins.login("demo", TestSystem.DEMO_PASSWORD);
			file.alone(() -> {
				// Another process would wait; within one, the lock refuses.
				assertThatExceptionOfType(OverlappingFileLockException.class).isThrownBy(logins::logout);
				return assertThat(file.read()).isPresent();
			});
			assertThat(logins.logout()).contains(new EndedLogin("demo", true));
			assertThat(file.read()).isEmpty();
		}
	}

}
