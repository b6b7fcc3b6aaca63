package dev.rollcall.auth.session;

import java.util.Optional;

import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

/** The table {@code auth_refresh_token}; called inside transactions only. */
interface RefreshTokenRepository extends Repository<StoredRefreshToken, String> {

	StoredRefreshToken save(StoredRefreshToken token);

	Optional<StoredRefreshToken> findById(String tokenHash);

	/**
	 * Spends a token. One statement decides, so that of several who try at the same time
	 * one succeeds.
	 * @return 1, or 0 when there is no such token or it was spent or has expired
	 */
	@Modifying
	@Query("""
			update StoredRefreshToken t set t.spentAtMillis = :nowMillis
			where t.tokenHash = :tokenHash and t.spentAtMillis is null and t.expiresAtMillis > :nowMillis""")
	int spend(String tokenHash, long nowMillis);

	/**
	 * Forgets what has expired, so that the table does not grow for ever.
	 * @return how many rows
	 */
	@Modifying
	@Query("delete from StoredRefreshToken t where t.accountId = :accountId and t.expiresAtMillis <= :nowMillis")
	int deleteExpired(String accountId, long nowMillis);

}
