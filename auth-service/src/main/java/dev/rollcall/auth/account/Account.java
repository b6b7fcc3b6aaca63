package dev.rollcall.auth.account;

import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import org.jspecify.annotations.Nullable;

/** Somebody who may sign in. */
@Entity
@Table(name = "auth_account")
public class Account {

	@Id
	private String id;

	private String username;

	private String usernameKey;

	private String email;

	private String emailKey;

	private String passwordHash;

	private long generation;

	@Column(name = "created_at")
	private long createdAtMillis;

	@ElementCollection(fetch = FetchType.EAGER)
	@CollectionTable(name = "auth_account_role", joinColumns = @JoinColumn(name = "account_id"))
	@Column(name = "role")
	@Enumerated(EnumType.STRING)
	private Set<Role> roles = new HashSet<>();

	@Version
	private @Nullable Long version;

	/** For JPA, which fills the fields. */
	protected Account() {
	}

	/**
	 * An account that is not stored yet.
	 * @param username its name
	 * @param email its address
	 * @param passwordHash as the password encoder made it
	 * @param roles what it may do
	 * @param createdAt now
	 */
	Account(Username username, EmailAddress email, String passwordHash, Set<Role> roles, Instant createdAt) {
		this.id = UUID.randomUUID().toString();
		this.username = username.text();
		this.usernameKey = username.key();
		this.email = email.text();
		this.emailKey = email.key();
		this.passwordHash = passwordHash;
		this.roles.addAll(roles);
		this.createdAtMillis = createdAt.toEpochMilli();
	}

	/**
	 * What others know the account by.
	 * @return a random UUID, never reused
	 */
	public String id() {
		return this.id;
	}

	/**
	 * The number that a token must carry to count: raised, it ends them all.
	 * @return 0 at first
	 */
	public long generation() {
		return this.generation;
	}

	/**
	 * What the account may do.
	 * @return the roles in their own order
	 */
	public List<Role> roles() {
		return this.roles.stream().sorted().toList();
	}

	String username() {
		return this.username;
	}

	String email() {
		return this.email;
	}

	String passwordHash() {
		return this.passwordHash;
	}

	Instant createdAt() {
		return Instant.ofEpochMilli(this.createdAtMillis);
	}

}
