package dev.rollcall.starter.token;

import java.util.List;
import java.util.Set;

import dev.rollcall.starter.secret.ClusterCredential;

import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.SimpleGrantedAuthority;

/** Lets in who shows the cluster's credential. */
class ClusterCredentialProvider implements AuthenticationProvider {

	private final ClusterCredential credential;

	ClusterCredentialProvider(ClusterCredential credential) {
		this.credential = credential;
	}

	@Override
	public Authentication authenticate(Authentication authentication) {
		if (!this.credential.isShownBy(authentication.getName(), String.valueOf(authentication.getCredentials()))) {
			throw new BadCredentialsException("Not the cluster's credential");
		}
		return UsernamePasswordAuthenticationToken.authenticated(
				new Caller(ClusterCredential.USER, Set.of(Caller.CLUSTER)), null,
				List.of(new SimpleGrantedAuthority("ROLE_" + Caller.CLUSTER)));
	}

	@Override
	public boolean supports(Class<?> authentication) {
		return UsernamePasswordAuthenticationToken.class.isAssignableFrom(authentication);
	}

}
