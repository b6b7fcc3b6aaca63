package dev.rollcall.auth.account;

import java.util.Optional;

import org.springframework.data.repository.Repository;
import org.springframework.transaction.annotation.Transactional;

/** The tables {@code auth_account} and {@code auth_account_role}. */
@Transactional(readOnly = true)
interface AccountRepository extends Repository<Account, String> {

	Optional<Account> findById(String id);

	Optional<Account> findByUsernameKey(String usernameKey);

	Optional<Account> findByEmailKey(String emailKey);

	/** Writes at once, so that a constraint speaks up here and not at the commit. */
	@Transactional
	Account saveAndFlush(Account account);

}
