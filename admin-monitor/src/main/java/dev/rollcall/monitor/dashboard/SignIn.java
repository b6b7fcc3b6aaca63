package dev.rollcall.monitor.dashboard;

import java.util.List;

import dev.rollcall.starter.secret.ClusterCredential;
import dev.rollcall.starter.token.Caller;

import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.SimpleGrantedAuthority;

/**
 * Who may see the dashboard: the user {@code cluster}, checked here, so that it opens
 * when auth-service is away, and ADMIN accounts.
 */
class SignIn implements AuthenticationProvider {

	/** Longer than any name or password that auth-service takes. */
	private static final int LENGTH_MAX = 512;

	private final ClusterCredential credential;

	private final AdminAccounts accounts;

	SignIn(ClusterCredential credential, AdminAccounts accounts) {
		this.credential = credential;
		this.accounts = accounts;
	}

	@Override
	public Authentication authenticate(Authentication entered) {
		String name = entered.getName();
		String password = String.valueOf(entered.getCredentials());
		if (name.isBlank() || name.length() > LENGTH_MAX || password.isEmpty() || password.length() > LENGTH_MAX) {
			throw refused();
		}
		if (ClusterCredential.USER.equals(name)) {
			if (!this.credential.isShownBy(name, password)) {
				throw refused();
			}
			return signedIn(name, Caller.CLUSTER);
		}
		if (!this.accounts.isAdmin(name, password)) {
			throw refused();
		}
		return signedIn(name, Caller.ADMIN);
	}

	private static Authentication signedIn(String name, String role) {
		return UsernamePasswordAuthenticationToken.authenticated(name, null,
				List.of(new SimpleGrantedAuthority("ROLE_" + role)));
	}

	private static BadCredentialsException refused() {
		return new BadCredentialsException("Not an ADMIN's name and password");
	}

	@Override
	public boolean supports(Class<?> authentication) {
		return UsernamePasswordAuthenticationToken.class.isAssignableFrom(authentication);
	}

}
