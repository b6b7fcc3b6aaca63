package dev.rollcall.auth.account;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class PasswordTests {

	@Test
	void hasEightCharactersAtLeast() {
		assertThat(Password.isStrong("1234567", 8)).isFalse();
		assertThat(Password.isStrong("12345678", 8)).isTrue();
		// four characters in eight units of UTF-16
		assertThat(Password.isStrong("😀😀😀😀", 8)).isFalse();
	}

	@Test
	void has72BytesAtMost() {
		assertThat(Password.isStrong("x".repeat(72), 8)).isTrue();
		assertThat(Password.isStrong("x".repeat(73), 8)).isFalse();
		assertThat(Password.isStrong("ü".repeat(36), 8)).isTrue();
		assertThat(Password.isStrong("ü".repeat(36) + "x", 8)).isFalse();
		assertThatIllegalArgumentException().isThrownBy(() -> new Password("x".repeat(73)));
	}

	@Test
	void hasNoCharacterThatBcryptTakesForAnother() {
		assertThat(Password.isStrong("password\0password", 8)).isFalse();
		assertThat(Password.isStrong("password\ud800", 8)).isFalse();
		assertThat(Password.isPossible("")).isFalse();
	}

	@Test
	void isTheSameFromEveryKeyboard() {
		assertThat(new Password("passwo\u0308rd")).isEqualTo(new Password("passwörd"));
	}

	@Test
	void doesNotShowItself() {
		assertThat(new Password("correct horse").toString()).doesNotContain("horse");
	}

}
