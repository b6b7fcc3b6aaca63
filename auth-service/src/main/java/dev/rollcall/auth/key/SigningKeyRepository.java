package dev.rollcall.auth.key;

import java.util.List;
import java.util.Optional;

import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;
import org.springframework.transaction.annotation.Transactional;

/** The table {@code auth_signing_key}. */
@Transactional(readOnly = true)
interface SigningKeyRepository extends Repository<StoredSigningKey, Integer> {

	Optional<StoredSigningKey> findById(int generation);

	List<StoredSigningKey> findAllByOrderByGeneration();

	/**
	 * Stores a key unless there is one of this generation: of several instances that try
	 * at the same time, one writes.
	 * @return 1, or 0 when there was one
	 */
	@Transactional
	@Modifying
	@Query(nativeQuery = true, value = """
			insert into auth_signing_key (generation, kid, public_key, private_key, created_at)
			values (:generation, :kid, :publicKey, :privateKey, :createdAtMillis)
			on conflict (generation) do nothing""")
	int insertIfAbsent(int generation, String kid, String publicKey, String privateKey, long createdAtMillis);

}
