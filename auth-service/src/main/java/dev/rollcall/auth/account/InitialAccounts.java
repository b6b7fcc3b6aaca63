package dev.rollcall.auth.account;

import java.util.EnumSet;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.stereotype.Component;

import dev.rollcall.starter.problem.ProblemException;

/**
 * Makes the accounts {@code demo} and {@code admin} where they are missing, before the
 * instance calls itself ready (CONTRACT 10). An account that exists is never changed.
 */
@Component
class InitialAccounts implements ApplicationRunner {

	private static final Logger log = LoggerFactory.getLogger(InitialAccounts.class);

	private final Accounts accounts;

	private final InitialAccountsProperties properties;

	InitialAccounts(Accounts accounts, InitialAccountsProperties properties) {
		this.accounts = accounts;
		this.properties = properties;
	}

	@Override
	public void run(ApplicationArguments arguments) {
		ensure("demo", this.properties.demo(), EnumSet.of(Role.USER));
		ensure("admin", this.properties.admin(), EnumSet.of(Role.USER, Role.ADMIN));
	}

	/** Several instances may come here together: one of them makes the account. */
	void ensure(String name, InitialAccountsProperties.@Nullable Secret secret, Set<Role> roles) {
		if (secret == null || secret.password() == null) {
			log.info("No account '{}' is made: rollcall.{}.password is not set", name, name);
			return;
		}
		// looking first only saves the hash at every start but the first
		if (this.accounts.find(new SignInName.ByUsername(name)).isPresent()) {
			return;
		}
		try {
			this.accounts.add(this.accounts.draft(new Username(name), new EmailAddress(name + "@rollcall.local"),
					new Password(secret.password()), roles));
			log.info("Made the account '{}'", name);
		}
		catch (ProblemException ex) {
			// another instance that starts at the same time was first
			log.info("Did not make the account '{}': {}", name, ex.getMessage());
		}
	}

}
