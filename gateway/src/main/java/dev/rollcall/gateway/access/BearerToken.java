package dev.rollcall.gateway.access;

import java.util.List;

import org.springframework.security.authentication.AbstractAuthenticationToken;
import org.springframework.security.core.GrantedAuthority;

/** A bearer token that somebody showed, not yet checked. */
final class BearerToken extends AbstractAuthenticationToken {

	private static final long serialVersionUID = 1L;

	private final String token;

	BearerToken(String token) {
		super(List.<GrantedAuthority>of());
		this.token = token;
	}

	@Override
	public String getCredentials() {
		return this.token;
	}

	@Override
	public String getPrincipal() {
		return "";
	}

	@Override
	public boolean equals(Object other) {
		return other instanceof BearerToken that && this.token.equals(that.token);
	}

	@Override
	public int hashCode() {
		return this.token.hashCode();
	}

}
