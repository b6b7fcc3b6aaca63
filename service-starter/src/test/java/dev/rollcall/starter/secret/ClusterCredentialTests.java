package dev.rollcall.starter.secret;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class ClusterCredentialTests {

	private final ClusterCredential credential = new ClusterCredential("pässwörd");

	@Test
	void isShownByItsUserAndPassword() {
		assertThat(this.credential.isShownBy("cluster", "pässwörd")).isTrue();
	}

	@ParameterizedTest
	@CsvSource({ "cluster, p?ssw?rd", "cluster, pässwör", "cluster, pässwörd1", "cluster, ''", "cluster, null",
			"admin, pässwörd", "Cluster, pässwörd", "'', pässwörd", "pässwörd, cluster", "'', ''" })
	void isShownByNothingElse(String user, String password) {
		assertThat(this.credential.isShownBy(user, password)).isFalse();
	}

}
