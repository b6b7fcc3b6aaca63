package dev.rollcall.auth.login;

import dev.rollcall.auth.account.Account;
import dev.rollcall.auth.account.Accounts;
import dev.rollcall.auth.session.Session;
import dev.rollcall.auth.session.Sessions;

import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Makes an account and its first session in one transaction: who gets no answer can
 * register again.
 */
@Component
class Registration {

	private final Accounts accounts;

	private final Sessions sessions;

	Registration(Accounts accounts, Sessions sessions) {
		this.accounts = accounts;
		this.sessions = sessions;
	}

	@Transactional
	Session complete(Account draft) {
		return this.sessions.begin(this.accounts.add(draft));
	}

}
