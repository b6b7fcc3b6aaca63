package dev.rollcall.gateway.access;

import java.util.List;

import dev.rollcall.starter.secret.ClusterCredential;
import dev.rollcall.starter.token.Caller;
import reactor.core.publisher.Mono;

import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.ReactiveAuthenticationManager;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.SimpleGrantedAuthority;

/** Lets in who shows the cluster's credential. */
class ClusterCredentialCheck implements ReactiveAuthenticationManager {

	private final ClusterCredential credential;

	ClusterCredentialCheck(ClusterCredential credential) {
		this.credential = credential;
	}

	@Override
	public Mono<Authentication> authenticate(Authentication authentication) {
		if (!this.credential.isShownBy(authentication.getName(), String.valueOf(authentication.getCredentials()))) {
			return Mono.error(new BadCredentialsException("Not the cluster's credential"));
		}
		return Mono.just(UsernamePasswordAuthenticationToken.authenticated(ClusterCredential.USER, null,
				List.of(new SimpleGrantedAuthority("ROLE_" + Caller.CLUSTER))));
	}

}
