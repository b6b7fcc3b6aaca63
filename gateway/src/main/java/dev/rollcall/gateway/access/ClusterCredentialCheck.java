package dev.rollcall.gateway.access;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.List;

import dev.rollcall.starter.secret.ClusterCredential;
import dev.rollcall.starter.token.Caller;
import reactor.core.publisher.Mono;

import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.ReactiveAuthenticationManager;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.SimpleGrantedAuthority;

/**
 * Knows the cluster's credential. It is a random token and no chosen password, so it is
 * compared in constant time and not hashed.
 */
class ClusterCredentialCheck implements ReactiveAuthenticationManager {

	private final ClusterCredential credential;

	ClusterCredentialCheck(ClusterCredential credential) {
		this.credential = credential;
	}

	@Override
	public Mono<Authentication> authenticate(Authentication authentication) {
		boolean user = equal(ClusterCredential.USER, authentication.getName());
		boolean password = equal(this.credential.password(), String.valueOf(authentication.getCredentials()));
		if (!(user & password)) {
			return Mono.error(new BadCredentialsException("Not the cluster's credential"));
		}
		return Mono.just(UsernamePasswordAuthenticationToken.authenticated(ClusterCredential.USER, null,
				List.of(new SimpleGrantedAuthority("ROLE_" + Caller.CLUSTER))));
	}

	private static boolean equal(String expected, String actual) {
		return MessageDigest.isEqual(expected.getBytes(StandardCharsets.UTF_8),
				actual.getBytes(StandardCharsets.UTF_8));
	}

}
