package dev.rollcall.starter.token;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.List;
import java.util.Set;

import dev.rollcall.starter.secret.ClusterCredential;

import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.SimpleGrantedAuthority;

/**
 * Knows the cluster's credential. It is a random token and no chosen password, so it is
 * compared in constant time and not hashed.
 */
class ClusterCredentialProvider implements AuthenticationProvider {

	private final ClusterCredential credential;

	ClusterCredentialProvider(ClusterCredential credential) {
		this.credential = credential;
	}

	@Override
	public Authentication authenticate(Authentication authentication) {
		boolean user = equal(ClusterCredential.USER, authentication.getName());
		boolean password = equal(this.credential.password(), String.valueOf(authentication.getCredentials()));
		if (!(user & password)) {
			throw new BadCredentialsException("Not the cluster's credential");
		}
		return UsernamePasswordAuthenticationToken.authenticated(
				new Caller(ClusterCredential.USER, Set.of(Caller.CLUSTER)), null,
				List.of(new SimpleGrantedAuthority("ROLE_" + Caller.CLUSTER)));
	}

	private static boolean equal(String expected, String actual) {
		return MessageDigest.isEqual(expected.getBytes(StandardCharsets.UTF_8),
				actual.getBytes(StandardCharsets.UTF_8));
	}

	@Override
	public boolean supports(Class<?> authentication) {
		return UsernamePasswordAuthenticationToken.class.isAssignableFrom(authentication);
	}

}
