package dev.rollcall.starter.token;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;

import org.springframework.core.convert.converter.Converter;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.server.resource.authentication.AbstractOAuth2TokenAuthenticationToken;

/** A caller who has shown a valid token: the principal is the {@link Caller}. */
final class CallerAuthentication extends AbstractOAuth2TokenAuthenticationToken<Jwt> {

	private static final long serialVersionUID = 1L;

	private CallerAuthentication(Jwt token, Caller caller, Collection<? extends GrantedAuthority> authorities) {
		super(token, caller, token, authorities);
		setAuthenticated(true);
	}

	@Override
	public Map<String, Object> getTokenAttributes() {
		return getToken().getClaims();
	}

	/** Reads the claims {@code sub} and {@code roles}. */
	static final class FromClaims implements Converter<Jwt, CallerAuthentication> {

		@Override
		public CallerAuthentication convert(Jwt token) {
			List<String> roles = token.getClaimAsStringList("roles");
			Caller caller = new Caller(token.getSubject(),
					new HashSet<>((roles != null) ? roles : Collections.emptyList()));
			List<GrantedAuthority> authorities = new ArrayList<>();
			for (String role : caller.roles()) {
				// no token makes its bearer one of the cluster's processes
				if (!Caller.CLUSTER.equals(role)) {
					authorities.add(new SimpleGrantedAuthority("ROLE_" + role));
				}
			}
			return new CallerAuthentication(token, caller, authorities);
		}

	}

}
