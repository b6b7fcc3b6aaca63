package dev.rollcall.auth.key;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import dev.rollcall.auth.AuthServiceTest;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;

import static org.assertj.core.api.Assertions.assertThat;

@AuthServiceTest
class SigningKeysTests {

	private static final int INSTANCES = 8;

	/** Not the generation that the service signs with. */
	private static final int GENERATION = 1000;

	@Autowired
	private SigningKeyRepository repository;

	@Autowired
	private SigningKeyCipher cipher;

	@Autowired
	private SigningKeys keys;

	@Autowired
	private JdbcTemplate jdbc;

	@Test
	void makeOneKeyThoughSeveralInstancesStartTogether() throws Exception {
		CyclicBarrier together = new CyclicBarrier(INSTANCES);
		Set<String> kids = new HashSet<>();
		try (ExecutorService executor = Executors.newFixedThreadPool(INSTANCES)) {
			List<Future<SigningKey>> starts = new ArrayList<>();
			for (int i = 0; i < INSTANCES; i++) {
				starts.add(executor.submit(() -> {
					SigningKeys instance = new SigningKeys(this.repository, this.cipher, InstantSource.system());
					together.await();
					return instance.ensure(GENERATION);
				}));
			}
			for (Future<SigningKey> start : starts) {
				kids.add(start.get().kid());
			}
		}
		assertThat(kids).hasSize(1);
		assertThat(this.jdbc.queryForObject("select count(*) from auth_signing_key where generation = ?", Integer.class,
				GENERATION))
			.isEqualTo(1);
	}

	@Test
	void keepThePrivateHalfEncrypted() {
		String row = this.jdbc.queryForObject(
				"select public_key || ' ' || private_key from auth_signing_key where kid = ?", String.class,
				this.keys.current().kid());
		assertThat(row).contains("\"kty\":\"EC\"").doesNotContain("\"d\":");
	}

	@Test
	void doNotShowThePrivateKey() {
		assertThat(this.keys.current().toString()).isEqualTo("SigningKey[kid=" + this.keys.current().kid() + "]");
	}

}
