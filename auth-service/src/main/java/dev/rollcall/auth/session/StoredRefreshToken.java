package dev.rollcall.auth.session;

import java.time.Instant;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.PostLoad;
import jakarta.persistence.PostPersist;
import jakarta.persistence.Table;
import jakarta.persistence.Transient;
import org.jspecify.annotations.Nullable;

import org.springframework.data.domain.Persistable;

/** A row of {@code auth_refresh_token}. */
@Entity
@Table(name = "auth_refresh_token")
class StoredRefreshToken implements Persistable<String> {

	@Id
	private String tokenHash;

	private String familyId;

	private String accountId;

	@Column(name = "issued_at")
	private long issuedAtMillis;

	@Column(name = "expires_at")
	private long expiresAtMillis;

	@Column(name = "spent_at")
	private @Nullable Long spentAtMillis;

	@Transient
	private boolean stored;

	/** For JPA, which fills the fields. */
	protected StoredRefreshToken() {
	}

	StoredRefreshToken(RefreshToken token, Family family, Instant issuedAt, Instant expiresAt) {
		this.tokenHash = token.hash();
		this.familyId = family.id();
		this.accountId = family.accountId();
		this.issuedAtMillis = issuedAt.toEpochMilli();
		this.expiresAtMillis = expiresAt.toEpochMilli();
	}

	@PostLoad
	@PostPersist
	void markStored() {
		this.stored = true;
	}

	Family family() {
		return new Family(this.familyId, this.accountId);
	}

	@Override
	public String getId() {
		return this.tokenHash;
	}

	@Override
	public boolean isNew() {
		return !this.stored;
	}

}
